#include "ui/state/archive/archive_secrets.h"

#include <QMap>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace foramen;

namespace {

/// A keyring in memory that answers later, as a desktop's does.
class FakeKeyring final : public Keyring {
public:
    explicit FakeKeyring(QMap<QString, QString>& secrets, QString fault = {})
        : m_secrets(secrets)
        , m_fault(std::move(fault))
    {
    }
    void read(const QString& key, QObject* context, TakeKeyringAnswer take) override
    {
        answer(context, {m_fault.isEmpty() ? m_secrets.value(key) : QString(), m_fault}, take);
    }
    void write(const QString& key, const QString& secret, QObject* context,
               TakeKeyringAnswer take) override
    {
        if (m_fault.isEmpty())
            m_secrets[key] = secret;
        answer(context, {{}, m_fault}, take);
    }
    void remove(const QString& key, QObject* context, TakeKeyringAnswer take) override
    {
        m_secrets.remove(key);
        answer(context, {{}, m_fault}, take);
    }

private:
    static void answer(QObject* context, const KeyringAnswer& answer, const TakeKeyringAnswer& take)
    {
        QTimer::singleShot(0, context, [answer, take] { take(answer); });
    }

    QMap<QString, QString>& m_secrets;
    QString m_fault;
};

} // namespace

/// Passwords are in memory, and in the keyring where the reader wants that.
class TestArchiveSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_keyring.clear(); }
    void withoutKeyring_aSecretIsAskedForOnceASession();
    void keyring_keepsWhatTheReaderWants();
    void brokenKeyring_isSaid();
    void secretThatNeverWorked_isAskedForAgain();
    void forgotten_isGoneFromTheKeyring();

private:
    /// What find() gives; "?" where it does not answer.
    static QString found(ArchiveSecrets& secrets, const QString& node)
    {
        QString answer = QStringLiteral("?");
        secrets.find(node, [&answer](const QString& secret) { answer = secret; });
        (void)QTest::qWaitFor([&answer] { return answer != QLatin1String("?"); });
        return answer;
    }

    QMap<QString, QString> m_keyring;
};

void TestArchiveSecrets::withoutKeyring_aSecretIsAskedForOnceASession()
{
    ArchiveSecrets secrets(nullptr);
    QVERIFY(!secrets.hasKeyring());
    QVERIFY(secrets.remark().contains("once a session"));
    QCOMPARE(found(secrets, "a"), QString());
    secrets.keep("a", "hush", true);
    QCOMPARE(found(secrets, "a"), QStringLiteral("hush"));
    QCOMPARE(found(secrets, "b"), QString());
}

void TestArchiveSecrets::keyring_keepsWhatTheReaderWants()
{
    {
        ArchiveSecrets secrets(std::make_unique<FakeKeyring>(m_keyring));
        QVERIFY(secrets.hasKeyring() && secrets.remark().isEmpty());
        secrets.keep("a", "hush", true);
        secrets.keep("b", "quiet", false);
    }
    QCOMPARE(m_keyring.values(), QStringList{"hush"});
    ArchiveSecrets secrets(std::make_unique<FakeKeyring>(m_keyring)); // the next session
    QCOMPARE(found(secrets, "a"), QStringLiteral("hush"));
    QCOMPARE(found(secrets, "b"), QString());
}

void TestArchiveSecrets::brokenKeyring_isSaid()
{
    ArchiveSecrets secrets(std::make_unique<FakeKeyring>(m_keyring, "no service"));
    QSignalSpy changed(&secrets, &ArchiveSecrets::changed);
    QCOMPARE(found(secrets, "a"), QString());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!secrets.hasKeyring());
    QVERIFY(secrets.remark().contains("no service"));
    secrets.keep("a", "hush", true);
    QCOMPARE(found(secrets, "a"), QStringLiteral("hush"));
    QVERIFY(m_keyring.isEmpty());
}

void TestArchiveSecrets::secretThatNeverWorked_isAskedForAgain()
{
    ArchiveSecrets secrets(std::make_unique<FakeKeyring>(m_keyring));
    secrets.keep("a", "wrong", true);
    secrets.doubt("a");
    QCOMPARE(found(secrets, "a"), QString()); // not the keyring's wrong one
    secrets.keep("a", "right", true);
    secrets.prove("a");
    secrets.doubt("a"); // the network was down
    QCOMPARE(found(secrets, "a"), QStringLiteral("right"));
    QCOMPARE(m_keyring.values(), QStringList{"right"});
}

void TestArchiveSecrets::forgotten_isGoneFromTheKeyring()
{
    ArchiveSecrets secrets(std::make_unique<FakeKeyring>(m_keyring));
    secrets.keep("a", "hush", true);
    secrets.forget("a");
    QVERIFY(m_keyring.isEmpty());
    QCOMPARE(found(secrets, "a"), QString());
}

QTEST_GUILESS_MAIN(TestArchiveSecrets)
#include "tst_archive_secrets.moc"
