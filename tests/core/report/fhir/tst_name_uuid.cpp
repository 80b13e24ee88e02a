#include "core/report/fhir/name_uuid.h"

#include <QTest>
#include <QUuid>

#include <string>

using namespace foramen::fhir;

/// UUIDs of names.
class TestNameUuid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uuid_isThatOfTheStandard();
    void uuid_isThatOfQt();
    void namespace_mustBeAUuid_data();
    void namespace_mustBeAUuid();
};

void TestNameUuid::uuid_isThatOfTheStandard()
{
    // RFC 9562 appendix A.4: the DNS namespace and www.example.com.
    QCOMPARE(nameUuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
             std::string("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
}

void TestNameUuid::uuid_isThatOfQt()
{
    const QString space = QStringLiteral("9a4c1f0e-6f2b-4f5d-8c1a-2b7d3e90c6a5");
    for (const char* name : {"", "patient", "Ünïcøde 脊柱", "two\nlines"}) {
        const QString expected =
            QUuid::createUuidV5(QUuid(space), QByteArray(name)).toString(QUuid::WithoutBraces);
        QCOMPARE(QString::fromStdString(nameUuid(space.toStdString(), name)), expected);
    }
}

void TestNameUuid::namespace_mustBeAUuid_data()
{
    QTest::addColumn<QByteArray>("space");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("6ba7b810-9dad-11d1-80b4-00c04fd430c");
    QTest::newRow("no hyphens") << QByteArray("6ba7b810x9dad-11d1-80b4-00c04fd430c8");
    QTest::newRow("other letters") << QByteArray("6ba7b81g-9dad-11d1-80b4-00c04fd430c8");
    QTest::newRow("a sign") << QByteArray("6ba7b8-0-9dad-11d1-80b4-00c04fd430c8");
}

void TestNameUuid::namespace_mustBeAUuid()
{
    QFETCH(QByteArray, space);
    QCOMPARE(nameUuid(space.toStdString(), "name"), std::string());
}

QTEST_APPLESS_MAIN(TestNameUuid)
#include "tst_name_uuid.moc"
