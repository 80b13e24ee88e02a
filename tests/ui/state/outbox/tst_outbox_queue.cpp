#include "ui/state/outbox/outbox_queue.h"

#include "tests/core/pacs/outbox/outbox_case.h"
#include "tests/core/pacs/outbox/store_double.h"
#include "tests/support/file_content.h"
#include "ui/state/outbox/outbox_model.h"
#include "ui/state/outbox/outbox_texts.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The outbox of a window: what is sent by itself, what waits for the reader, and two windows.
class TestOutboxQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_queue.reset(); }

    void job_isSentByItself();
    void failedJob_isTriedAgainByItself();
    void newStart_goesOnAtOnce();
    void refusedJob_waitsForTryNow();
    void movedArchive_waitsForTryNow();
    void removedArchive_isSaid();
    void password_isNotAskedForByItself();
    void removal_stopsWhatIsBeingSent();
    void twoWindows_sendOnce();
    void damagedOutbox_isSaid();
    void table_saysHowItStands();

private:
    void keepNode(SignIn signIn = SignIn::None, int port = 104);
    void start();
    [[nodiscard]] std::unique_ptr<OutboxQueue> makeQueue();
    QString add();
    [[nodiscard]] JobState stateOf(const QString& id) const
    {
        return m_queue->find(id) ? m_queue->find(id)->state : JobState::GivenUp;
    }

    TestFolder m_settings;
    TestFolder m_folder;
    std::unique_ptr<ArchiveNodes> m_nodes;
    std::unique_ptr<ArchiveSecrets> m_secrets;
    std::shared_ptr<StoreDouble> m_archive;
    std::unique_ptr<OutboxQueue> m_queue;
    std::string m_password; ///< that was used last
};

void TestOutboxQueue::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.folder());
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
    QCoreApplication::setApplicationName(QStringLiteral("outbox-queue"));
}

void TestOutboxQueue::init()
{
    QSettings().clear();
    m_folder.renew();
    m_archive = std::make_shared<StoreDouble>();
    m_nodes = std::make_unique<ArchiveNodes>();
    m_secrets = std::make_unique<ArchiveSecrets>(nullptr);
    keepNode();
}

void TestOutboxQueue::keepNode(SignIn signIn, int port)
{
    ArchiveNode node;
    node.id = QStringLiteral("n1");
    node.pacs.name = "Main archive";
    node.pacs.host = "localhost";
    node.pacs.port = port;
    node.pacs.calledAeTitle = "ARCHIVE";
    node.pacs.callingAeTitle = "FORAMEN";
    node.pacs.user = "reader";
    node.signIn = signIn;
    m_nodes->keep(node);
}

std::unique_ptr<OutboxQueue> TestOutboxQueue::makeQueue()
{
    return std::make_unique<OutboxQueue>(
        m_folder.path("outbox"),
        OutboxQueue::Parts{*m_nodes, *m_secrets, [this](const PacsNode& node) {
                               m_password = node.password;
                               return m_archive;
                           }});
}

void TestOutboxQueue::start()
{
    m_queue = makeQueue();
    m_queue->look();
}

QString TestOutboxQueue::add()
{
    const auto job = Outbox(m_folder.path("outbox")).add(outboxDraft(), outboxFiles(m_folder));
    if (!job)
        qFatal("%s", job.error().message.c_str());
    return QString::fromStdString(job->id);
}

void TestOutboxQueue::job_isSentByItself()
{
    start();
    const QSignalSpy sent(m_queue.get(), &OutboxQueue::sent);
    const QString id = add();
    m_queue->look();
    QTRY_COMPARE(sent.size(), 1);
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
    QCOMPARE(m_archive->sent.size(), 3U);
    QCOMPARE(m_queue->openCount(), 0);
}

void TestOutboxQueue::failedJob_isTriedAgainByItself()
{
    m_archive->breaksAfter = 2;
    const QString id = add();
    start();
    const QSignalSpy failed(m_queue.get(), &OutboxQueue::notSent);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(m_queue->find(id) && m_queue->find(id)->attempts == 1);
    m_archive->breaksAfter = -1;
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(id) == JobState::Sent, 20'000);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1);
    QCOMPARE(m_archive->timesSent(outboxUid(2)), 1);
    QCOMPARE(failed.size(), 1);
}

void TestOutboxQueue::newStart_goesOnAtOnce()
{
    m_archive->unreachable = Error(ErrorCode::NotReadable, std::string("Nothing listens"));
    const QString id = add();
    start();
    QTRY_VERIFY(m_queue->find(id) && m_queue->find(id)->attempts == 1);
    // An hour is to be waited.
    {
        OutboxClaim claim = claimed(m_queue->outbox(), id.toStdString());
        claim.job().nextTry = std::chrono::system_clock::now() + std::chrono::hours(1);
        claim.job().state = JobState::Sending; // as a killed program leaves it
        QVERIFY(claim.save());
    }
    m_queue->look();
    QTRY_VERIFY(stateOf(id) == JobState::Sending);
    QCOMPARE(m_archive->sent.size(), 0U);
    m_queue.reset();
    m_archive->unreachable.reset();
    start();
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
}

void TestOutboxQueue::refusedJob_waitsForTryNow()
{
    m_archive->refuses[outboxUid(1)] = Reason::ofText("Not this kind");
    const QString id = add();
    start();
    QTRY_VERIFY(stateOf(id) == JobState::Refused);
    QCOMPARE(m_queue->stuckCount(), 1);
    const auto asked = m_archive->sent.size();
    m_queue->look();
    m_archive->refuses.clear();
    QTRY_VERIFY(!m_queue->isSending(*m_queue->find(id)));
    QCOMPARE(m_archive->sent.size(), asked);
    m_queue->tryNow(id);
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
}

void TestOutboxQueue::movedArchive_waitsForTryNow()
{
    keepNode(SignIn::None, 105);
    const QString id = add(); // for port 104
    start();
    QTRY_VERIFY(m_queue->find(id));
    QVERIFY(m_queue->holdOf(*m_queue->find(id)) == OutboxHold::OtherPlace);
    QVERIFY(m_archive->sent.empty());
    m_queue->tryNow(id);
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
    QCOMPARE(m_queue->find(id)->draft.target.place, std::string("localhost:105 ARCHIVE"));
}

void TestOutboxQueue::removedArchive_isSaid()
{
    m_nodes->remove(QStringLiteral("n1"));
    const QString id = add();
    start();
    QTRY_VERIFY(m_queue->find(id));
    QVERIFY(m_queue->holdOf(*m_queue->find(id)) == OutboxHold::NoArchive);
    QVERIFY(outboxReasonText(*m_queue, *m_queue->find(id)).contains("no longer set up"));
    keepNode(); // again: it goes on by itself
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
}

void TestOutboxQueue::password_isNotAskedForByItself()
{
    keepNode(SignIn::Password);
    const QString id = add();
    start();
    QTRY_VERIFY(m_queue->find(id) && m_queue->holdOf(*m_queue->find(id)) == OutboxHold::NoSecret);
    QVERIFY(m_archive->sent.empty());
    m_secrets->keep(QStringLiteral("n1"), QStringLiteral("secret"), false);
    m_queue->tryNow(id);
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
    QCOMPARE(m_password, std::string("secret"));
    QVERIFY(contentOf(m_queue->outbox().folder() / id.toStdString() / kJobFile).find("secret")
            == std::string::npos);
}

void TestOutboxQueue::removal_stopsWhatIsBeingSent()
{
    QSemaphore begun;
    QSemaphore goesOn;
    m_archive->beforeAnswer = [&] {
        begun.release();
        goesOn.acquire();
    };
    const QString id = add();
    start();
    QTRY_VERIFY(begun.available() > 0);
    QVERIFY(m_queue->isSending(*m_queue->find(id)));
    m_queue->remove(id);
    goesOn.release(3);
    QTRY_VERIFY(stateOf(id) == JobState::GivenUp);
    QTRY_VERIFY(m_queue->find(id));
    QCOMPARE(m_archive->sent.size(), 1U);
    m_queue->remove(id);
    QTRY_VERIFY(!m_queue->find(id));
}

void TestOutboxQueue::twoWindows_sendOnce()
{
    QSemaphore begun;
    QSemaphore goesOn;
    m_archive->beforeAnswer = [&] {
        begun.release();
        goesOn.acquire();
    };
    const QString id = add();
    start();
    QTRY_VERIFY(begun.available() > 0);
    const auto other = makeQueue();
    other->look();
    QTRY_VERIFY(other->find(id));
    QSignalSpy told(other.get(), &OutboxQueue::told);
    other->remove(id);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.front().front().toString().contains("Another window"));
    goesOn.release(3);
    QTRY_VERIFY(stateOf(id) == JobState::Sent);
    other->look();
    QTRY_VERIFY(other->find(id)->state == JobState::Sent);
    QCOMPARE(m_archive->sent.size(), 3U);
}

void TestOutboxQueue::damagedOutbox_isSaid()
{
    writeText(m_folder.path("outbox"), "a file and no folder");
    m_queue = makeQueue();
    QSignalSpy told(m_queue.get(), &OutboxQueue::told);
    m_queue->look();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.front().front().toString().startsWith("The outbox cannot be used."));
}

void TestOutboxQueue::table_saysHowItStands()
{
    m_archive->unreachable = Error(ErrorCode::NotReadable, std::string("Nothing listens"));
    const QString id = add();
    start();
    const OutboxModel model(*m_queue);
    QTRY_COMPARE(model.rowCount(), 1);
    QTRY_VERIFY(m_queue->find(id)->attempts == 1);
    const auto text = [&model](int column) {
        return model.index(0, column).data().toString();
    };
    QVERIFY2(text(OutboxModel::Study).contains("2026-01-31"), qPrintable(text(OutboxModel::Study)));
    QCOMPARE(text(OutboxModel::Archive), QStringLiteral("Main archive"));
    QCOMPARE(text(OutboxModel::Content), QStringLiteral("3 picture"));
    QVERIFY(text(OutboxModel::State).startsWith("waits, next attempt"));
    QCOMPARE(text(OutboxModel::Why), QStringLiteral("Nothing listens"));
    QVERIFY(!text(OutboxModel::Time).isEmpty());
    QCOMPARE(model.rowOf(id), 0);
    m_archive->unreachable.reset();
    m_queue->tryNow(id);
    QTRY_COMPARE(text(OutboxModel::State), QStringLiteral("sent"));
    QVERIFY(text(OutboxModel::Why).isEmpty());
}

QTEST_GUILESS_MAIN(TestOutboxQueue)
#include "tst_outbox_queue.moc"
