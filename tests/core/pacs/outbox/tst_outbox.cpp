#include "core/pacs/outbox/outbox.h"

#include "core/pacs/outbox/outbox_sending.h"
#include "tests/core/pacs/outbox/outbox_case.h"
#include "tests/core/pacs/outbox/store_double.h"
#include "tests/support/file_content.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The folder of jobs, and attempts to send them to an archive that fails in all ways.
class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void job_isForItsOwnerAndNamesNobody();
    void files_areCopies();
    void sameJob_waitsOnce();
    void fileWithoutUids_isRefused();
    void damagedJob_isCounted();
    void claim_isForOne();
    void sentJob_loosesItsFiles();
    void silentArchive_isTriedAgainLater();
    void refusal_waitsForSomebody();
    void rejectedTitle_waitsForSomebody();
    void fullArchive_isTriedAgain();
    void lostAnswer_isAskedForAndNotSentAgain();
    void archiveWithoutSearch_getsTheLostOneAgain();
    void searchThatFails_sendsNothing();
    void objectOfAnEarlierJob_isNotSentAgain();
    void changedFile_isNotSent();
    void cancel_countsAsNoAttempt();
    void commitment_keepsTheFilesUntilItComes();
    void absentObject_isSentAgainOnRequest();
    void givenUp_isNotSent();
    void sweep_removesWhatIsOld();
    void delays_grow();

private:
    [[nodiscard]] OutboxJob only() const;
    /// One attempt. @return the job afterwards.
    [[nodiscard]] OutboxJob attempt(const std::string& id, bool wantsCommitment = false,
                                    const Task& task = {}) const;
    [[nodiscard]] std::string add() const;
    [[nodiscard]] bool hasFiles(const std::string& id) const
    {
        return std::filesystem::exists(m_outbox.folder() / id / "1.dcm");
    }

    TestFolder m_folder;
    Outbox m_outbox{std::filesystem::path()};
    std::unique_ptr<StoreDouble> m_archive;
};

void TestOutbox::init()
{
    m_folder.renew();
    m_outbox = Outbox(m_folder.path("foramen.outbox"));
    m_archive = std::make_unique<StoreDouble>();
}

std::string TestOutbox::add() const
{
    const auto job = m_outbox.add(outboxDraft(), outboxFiles(m_folder));
    if (!job)
        qFatal("%s", job.error().message.c_str());
    return job->id;
}

OutboxJob TestOutbox::only() const
{
    const auto listing = m_outbox.jobs();
    if (!listing || listing->jobs.size() != 1 || listing->unreadable != 0)
        qFatal("there is not one job");
    return listing->jobs.front();
}

OutboxJob TestOutbox::attempt(const std::string& id, bool wantsCommitment, const Task& task) const
{
    OutboxClaim claim = claimed(m_outbox, id);
    const auto noted = sendJob(claim, *m_archive, wantsCommitment, task);
    if (!noted)
        qFatal("%s", noted.error().message.c_str());
    return only(); // as it is on the disk
}

void TestOutbox::job_isForItsOwnerAndNamesNobody()
{
    const std::string id = add();
    const OutboxJob job = only();
    QCOMPARE(job.id, id);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.objects.size(), 3U);
    QCOMPARE(job.objects[1].sopInstanceUid, outboxUid(2));
    QCOMPARE(job.objects[1].sha256.size(), 64U);
    QVERIFY(job.draft.target == outboxDraft().target);
    QCOMPARE(job.draft.patientName, std::string("Miller^Anna"));
    using std::filesystem::perms;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_outbox.folder())) {
        const auto allowed =
            entry.is_directory() ? perms::owner_all : perms::owner_read | perms::owner_write;
        QVERIFY2(entry.status().permissions() == allowed, entry.path().c_str());
        QVERIFY(entry.path().string().find("Miller") == std::string::npos);
        QVERIFY(entry.path().string().find(SampleImage().sopUid) == std::string::npos);
    }
    QVERIFY(std::filesystem::status(m_outbox.folder()).permissions() == perms::owner_all);
}

void TestOutbox::files_areCopies()
{
    const std::string id = add();
    const std::string before = contentOf(m_folder.path("source/1"));
    writeText(m_folder.path("source/1"), "an addendum came"); // a correction of what waits
    QCOMPARE(contentOf(m_outbox.folder() / id / "1.dcm"), before);
    QVERIFY(attempt(id).state == JobState::Sent);
}

void TestOutbox::sameJob_waitsOnce()
{
    (void)add();
    const auto again = m_outbox.add(outboxDraft(), outboxFiles(m_folder));
    QVERIFY(!again);
    QVERIFY(again.error().code == ErrorCode::InvalidArgument);
    (void)only();
    OutboxDraft other = outboxDraft();
    other.target.nodeId = "n2";
    QVERIFY(m_outbox.add(other, outboxFiles(m_folder))); // another archive
}

void TestOutbox::fileWithoutUids_isRefused()
{
    writeText(m_folder.path("text"), "no DICOM");
    QVERIFY(!m_outbox.add(outboxDraft(), {m_folder.path("text")}));
    QVERIFY(!m_outbox.add(outboxDraft(), {}));
    const auto listing = m_outbox.jobs();
    QVERIFY(listing && listing->jobs.empty());
    // Nothing is left behind.
    QVERIFY(std::filesystem::is_empty(m_outbox.folder()));
}

void TestOutbox::damagedJob_isCounted()
{
    const std::string id = add();
    writeText(m_outbox.folder() / id / kJobFile, "{ \"version\": 1, \"state\": \"waiting\" ");
    const auto listing = m_outbox.jobs();
    QVERIFY(listing);
    QCOMPARE(listing->unreadable, 1);
    QVERIFY(listing->jobs.empty());
    QVERIFY(!m_outbox.claim(id));
    QVERIFY(hasFiles(id)); // whoever looks after it finds all there
    writeText(m_outbox.folder() / id / kJobFile, "{ \"version\": 2 }");
    QCOMPARE(m_outbox.jobs()->unreadable, 1);
}

void TestOutbox::claim_isForOne()
{
    const std::string id = add();
    {
        const OutboxClaim mine = claimed(m_outbox, id);
        const auto other = m_outbox.claim(id);
        QVERIFY(other && !*other);
        const auto tried = m_outbox.tryNow(id, outboxDraft().target);
        QVERIFY(tried && !*tried);
        const auto removed = m_outbox.remove(id);
        QVERIFY(removed && !*removed);
    }
    QVERIFY(m_outbox.claim(id).value());
    const auto absent = m_outbox.claim("job-of-yesterday");
    QVERIFY(absent && !*absent);
}

void TestOutbox::sentJob_loosesItsFiles()
{
    const std::string id = add();
    const OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Sent);
    QCOMPARE(job.sentCount(), 3U);
    QVERIFY(job.reason.empty());
    QCOMPARE(m_archive->sent.size(), 3U);
    QVERIFY(!hasFiles(id));
    // Nobody sends it again.
    QVERIFY(attempt(id).state == JobState::Sent);
    QCOMPARE(m_archive->sent.size(), 3U);
}

void TestOutbox::silentArchive_isTriedAgainLater()
{
    const std::string id = add();
    m_archive->unreachable = Error(ErrorCode::NotReadable, std::string("Nothing listens"));
    OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.reason, std::string("Nothing listens"));
    QCOMPARE(job.attempts, 1);
    QVERIFY(job.nextTry - job.changed == retryDelay(1));
    job = attempt(id);
    QCOMPARE(job.attempts, 2);
    QVERIFY(job.nextTry - job.changed == retryDelay(2));
    QVERIFY(m_archive->sent.empty());
    QVERIFY(hasFiles(id));
    m_archive->unreachable.reset();
    QVERIFY(attempt(id).state == JobState::Sent);
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(m_archive->timesSent(outboxUid(i)), 1);
}

void TestOutbox::refusal_waitsForSomebody()
{
    const std::string id = add();
    m_archive->refuses[outboxUid(2)] = Reason::ofText("The archive does not take this kind");
    OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Refused);
    QCOMPARE(job.reason, std::string("The archive does not take this kind"));
    QCOMPARE(job.sentCount(), 2U);
    QVERIFY(hasFiles(id));
    QVERIFY(job.objects[1].state == ObjectState::Refused);
    const OutboxTarget elsewhere{"n1", "Main archive", "newhost:104 ARCHIVE"};
    QVERIFY(m_outbox.tryNow(id, elsewhere).value());
    QVERIFY(only().state == JobState::Waiting);
    QVERIFY(only().draft.target == elsewhere);
    m_archive->refuses.clear();
    job = attempt(id);
    QVERIFY(job.state == JobState::Sent);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1);
    QCOMPARE(m_archive->timesSent(outboxUid(2)), 2); // refused, then taken
    QCOMPARE(m_archive->timesSent(outboxUid(3)), 1);
}

void TestOutbox::rejectedTitle_waitsForSomebody()
{
    const std::string id = add();
    m_archive->unreachable = Error(ErrorCode::Unsupported, std::string("Title not known"));
    QVERIFY(attempt(id).state == JobState::Refused);
    QCOMPARE(only().reason, std::string("Title not known"));
}

void TestOutbox::fullArchive_isTriedAgain()
{
    const std::string id = add();
    m_archive->refusesForNow[outboxUid(3)] = Reason::ofText("Out of resources");
    const OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.reason, std::string("Out of resources"));
    QVERIFY(job.objects[2].state == ObjectState::Waiting);
    m_archive->refusesForNow.clear();
    QVERIFY(attempt(id).state == JobState::Sent);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1);
    QCOMPARE(m_archive->timesSent(outboxUid(3)), 2);
    QCOMPARE(m_archive->questions, 0); // it said that it has not got it
}

void TestOutbox::lostAnswer_isAskedForAndNotSentAgain()
{
    const std::string id = add();
    m_archive->breaksAfter = 1;
    m_archive->keepsBeforeBreaking = true;
    const OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Waiting);
    QVERIFY(job.objects[0].state == ObjectState::Sent);
    QVERIFY(job.objects[1].state == ObjectState::Uncertain); // it is there; nobody told us
    QVERIFY(job.objects[2].state == ObjectState::Uncertain);
    m_archive->breaksAfter = -1;
    QVERIFY(attempt(id).state == JobState::Sent);
    QCOMPARE(m_archive->questions, 1);
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(m_archive->timesSent(outboxUid(i)), 1);
    QCOMPARE(m_archive->has.size(), 3U);
}

void TestOutbox::archiveWithoutSearch_getsTheLostOneAgain()
{
    const std::string id = add();
    m_archive->breaksAfter = 1;
    m_archive->keepsBeforeBreaking = true;
    (void)attempt(id);
    m_archive->breaksAfter = -1;
    m_archive->asksNothing = Error(ErrorCode::Unsupported, std::string("No such service"));
    QVERIFY(attempt(id).state == JobState::Sent);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1); // answered: never again
    QCOMPARE(m_archive->timesSent(outboxUid(2)), 2);
    QCOMPARE(m_archive->has.size(), 3U); // the same instance
}

void TestOutbox::searchThatFails_sendsNothing()
{
    const std::string id = add();
    m_archive->breaksAfter = 0;
    m_archive->keepsBeforeBreaking = true;
    (void)attempt(id);
    m_archive->breaksAfter = -1;
    m_archive->asksNothing = Error(ErrorCode::NotReadable, std::string("No answer in time"));
    const OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.reason, std::string("No answer in time"));
    QCOMPARE(m_archive->sent.size(), 1U);
}

void TestOutbox::objectOfAnEarlierJob_isNotSentAgain()
{
    QVERIFY(attempt(add()).state == JobState::Sent);
    const auto again = m_outbox.add(outboxDraft(), outboxFiles(m_folder));
    QVERIFY(again);
    m_archive->has.erase(outboxUid(2)); // the archive lost one
    OutboxClaim claim = claimed(m_outbox, again->id);
    QVERIFY(sendJob(claim, *m_archive, false, {}));
    QVERIFY(claim.job().state == JobState::Sent);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1);
    QCOMPARE(m_archive->timesSent(outboxUid(2)), 2);
    QCOMPARE(m_archive->timesSent(outboxUid(3)), 1);
}

void TestOutbox::changedFile_isNotSent()
{
    const std::string id = add();
    writeText(m_outbox.folder() / id / "2.dcm", contentOf(m_outbox.folder() / id / "1.dcm"));
    const OutboxJob job = attempt(id);
    QVERIFY(job.state == JobState::Refused);
    QVERIFY2(job.reason.find("was changed") != std::string::npos, job.reason.c_str());
    QCOMPARE(m_archive->sent, (std::vector<std::string>{outboxUid(1), outboxUid(3)}));
}

void TestOutbox::cancel_countsAsNoAttempt()
{
    const std::string id = add();
    std::stop_source stop;
    m_archive->beforeAnswer = [&stop] {
        stop.request_stop();
    };
    const OutboxJob job = attempt(id, false, Task{stop.get_token(), {}});
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.attempts, 0);
    QVERIFY(job.reason.empty());
    QCOMPARE(job.sentCount(), 1U);
    m_archive->beforeAnswer = nullptr;
    QVERIFY(attempt(id).state == JobState::Sent);
    QCOMPARE(m_archive->sent.size(), 3U);
}

void TestOutbox::commitment_keepsTheFilesUntilItComes()
{
    const std::string id = add();
    m_archive->commits = failure(ErrorCode::NotReadable, std::string("No report yet"));
    OutboxJob job = attempt(id, true);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.reason, std::string("No report yet"));
    QCOMPARE(job.sentCount(), 3U);
    QVERIFY(hasFiles(id));
    m_archive->commits = {};
    job = attempt(id, true);
    QVERIFY(job.state == JobState::Sent);
    QVERIFY(job.objects[0].isCommitted);
    QVERIFY(!hasFiles(id));
    QCOMPARE(m_archive->sent.size(), 3U);
    QCOMPARE(m_archive->commitments, 2);
}

void TestOutbox::absentObject_isSentAgainOnRequest()
{
    const std::string id = add();
    m_archive->doesNotKeep.insert(outboxUid(2));
    OutboxJob job = attempt(id, true);
    QVERIFY(job.state == JobState::Refused);
    QCOMPARE(job.reason, std::string("The archive does not have it"));
    QVERIFY(job.objects[0].isCommitted);
    QVERIFY(!job.objects[1].isCommitted);
    m_archive->doesNotKeep.clear();
    QVERIFY(m_outbox.tryNow(id, outboxDraft().target).value());
    job = attempt(id, true);
    QVERIFY(job.state == JobState::Sent);
    QCOMPARE(m_archive->timesSent(outboxUid(1)), 1);
    QCOMPARE(m_archive->timesSent(outboxUid(2)), 2);
}

void TestOutbox::givenUp_isNotSent()
{
    const std::string id = add();
    QVERIFY(m_outbox.remove(id).value());
    QVERIFY(only().state == JobState::GivenUp);
    QVERIFY(!hasFiles(id));
    const auto tried = m_outbox.tryNow(id, outboxDraft().target);
    QVERIFY(tried && !*tried);
    QVERIFY(m_outbox.remove(id).value()); // from the list
    QVERIFY(m_outbox.jobs()->jobs.empty());
    QVERIFY(std::filesystem::is_empty(m_outbox.folder()));
}

void TestOutbox::sweep_removesWhatIsOld()
{
    QVERIFY(Outbox(m_folder.path("never used")).sweep(std::chrono::system_clock::now()));
    const std::string id = add();
    (void)attempt(id);
    const auto waiting = m_outbox.add(outboxDraft(), outboxFiles(m_folder));
    QVERIFY(waiting);
    std::filesystem::create_directories(m_outbox.folder() / "gone-job-1"); // of a killed program
    std::filesystem::create_directories(m_outbox.folder() / "new-1"); // another one may write it
    const TimePoint now = std::chrono::system_clock::now();
    QVERIFY(m_outbox.sweep(now));
    QCOMPARE(m_outbox.jobs()->jobs.size(), 2U);
    QVERIFY(!std::filesystem::exists(m_outbox.folder() / "gone-job-1"));
    QVERIFY(std::filesystem::exists(m_outbox.folder() / "new-1"));
    QVERIFY(m_outbox.sweep(now + std::chrono::hours(24 * 31)));
    QCOMPARE(only().id, waiting->id); // whatever its age
}

void TestOutbox::delays_grow()
{
    using namespace std::chrono_literals;
    QVERIFY(retryDelay(1) == 5s);
    for (int i = 1; i < 10; ++i)
        QVERIFY(retryDelay(i) <= retryDelay(i + 1));
    QVERIFY(retryDelay(1000) == 1h);
}

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
