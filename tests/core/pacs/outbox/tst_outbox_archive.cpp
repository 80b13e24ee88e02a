// The outbox and a real archive, Orthanc, that is stopped, started, slow or of another mind, while
// the program that sends is killed.
#include "core/pacs/dimse/dimse_client.h"
#include "core/pacs/outbox/outbox_sending.h"
#include "core/pacs/web/dicomweb_client.h"
#include "tests/core/pacs/archive_case.h"
#include "tests/core/pacs/outbox/outbox_case.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Passes everything on and notes what is sent.
class WatchedClient final : public ArchiveClient {
public:
    WatchedClient(std::unique_ptr<ArchiveClient> client, std::function<void(int)> answered = {})
        : m_client(std::move(client))
        , m_answered(std::move(answered))
    {
    }
    mutable std::vector<std::filesystem::path> sent;

    Result<void> echo(const Task& task) const override { return m_client->echo(task); }
    Result<int> findStudies(const StudyQuery& query,
                            const std::function<void(const StudyMatch&)>& found,
                            const Task& task) const override
    {
        return m_client->findStudies(query, found, task);
    }
    Result<int> findSeries(const SeriesQuery& query,
                           const std::function<void(const SeriesMatch&)>& found,
                           const Task& task) const override
    {
        return m_client->findSeries(query, found, task);
    }
    Result<int> findInstances(const InstanceQuery& query,
                              const std::function<void(const std::string&)>& found,
                              const Task& task) const override
    {
        return m_client->findInstances(query, found, task);
    }
    Transfer get(const RetrieveRequest& request, const std::filesystem::path& folder,
                 const Task& task) const override
    {
        return m_client->get(request, folder, task);
    }
    Transfer store(const std::vector<std::filesystem::path>& files, const TakeFileAnswer& told,
                   const Task& task) const override
    {
        sent.insert(sent.end(), files.begin(), files.end());
        int answers = 0;
        return m_client->store(
            files,
            [&](const FileAnswer& answer) {
                if (m_answered)
                    m_answered(++answers);
                told(answer);
            },
            task);
    }
    Commitment commit(const std::vector<InstanceReference>& instances,
                      const Task& task) const override
    {
        return m_client->commit(instances, task);
    }

private:
    std::unique_ptr<ArchiveClient> m_client;
    std::function<void(int)> m_answered; ///< before the answer is noted
};

std::unique_ptr<ArchiveClient> clientOf(const PacsNode& node)
{
    if (node.dialect == PacsDialect::Dicomweb)
        return std::make_unique<DicomwebClient>(node);
    return std::make_unique<DimseClient>(node);
}

/// Sends a job, and kills its own process between an answer of the archive and the note of it.
int sendAndDie(const Outbox& outbox, const std::string& id, const PacsNode& node, int answers)
{
    OutboxClaim claim = claimed(outbox, id);
    const WatchedClient client(clientOf(node), [answers](int count) {
        if (count == answers)
            (void)std::raise(SIGKILL);
    });
    (void)sendJob(claim, client, false, {}); // does not come back
    return 1;
}

} // namespace

class TestOutboxArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void killedSender_sendsNothingTwice_data();
    void killedSender_sendsNothingTwice();
    void stoppedArchive_getsItLater();
    void archiveThatDies_losesNothing();
    void otherTitle_isRefused();
    void slowArchive_isGivenTime();

private:
    [[nodiscard]] std::string add() const;
    [[nodiscard]] PacsNode node(bool isWeb = false) const;
    [[nodiscard]] OutboxJob attempt(const std::string& id, const ArchiveClient& client) const;
    /// SOP Instance UIDs that the archive has, sorted.
    [[nodiscard]] std::vector<std::string> archived() const;
    [[nodiscard]] static std::vector<std::string> all()
    {
        return {outboxUid(1), outboxUid(2), outboxUid(3)};
    }

    OrthancServer m_server;
    TestFolder m_folder;
    Outbox m_outbox{std::filesystem::path()};
};

void TestOutboxArchive::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
}

void TestOutboxArchive::init()
{
    m_folder.renew();
    m_outbox = Outbox(m_folder.path("foramen.outbox"));
    m_server.kill();
    QVERIFY2(m_server.start(), m_server.log());
}

PacsNode TestOutboxArchive::node(bool isWeb) const
{
    PacsNode node = dimseNode(m_server.dicomPort());
    node.dialect = isWeb ? PacsDialect::Dicomweb : PacsDialect::Dimse;
    node.baseUrl = m_server.webUrl().toStdString();
    return node;
}

std::string TestOutboxArchive::add() const
{
    const auto job = m_outbox.add(outboxDraft(), outboxFiles(m_folder));
    if (!job)
        qFatal("%s", job.error().message.c_str());
    return job->id;
}

OutboxJob TestOutboxArchive::attempt(const std::string& id, const ArchiveClient& client) const
{
    OutboxClaim claim = claimed(m_outbox, id);
    const auto noted = sendJob(claim, client, false, {});
    if (!noted)
        qFatal("%s", noted.error().message.c_str());
    return claim.job();
}

std::vector<std::string> TestOutboxArchive::archived() const
{
    std::vector<std::string> uids;
    const auto found =
        DimseClient(node()).findInstances({SampleImage().studyUid, SampleImage().seriesUid},
                                          [&](const std::string& uid) { uids.push_back(uid); }, {});
    if (!found)
        return {found.error().message};
    std::sort(uids.begin(), uids.end());
    return uids;
}

void TestOutboxArchive::killedSender_sendsNothingTwice_data()
{
    QTest::addColumn<bool>("isWeb");
    QTest::addColumn<int>("answers");
    QTest::addColumn<int>("there"); // what the archive has then
    QTest::newRow("DIMSE, first") << false << 1 << 1;
    QTest::newRow("DIMSE, second") << false << 2 << 2;
    QTest::newRow("DICOMweb, one answer for all") << true << 1 << 3;
}

void TestOutboxArchive::killedSender_sendsNothingTwice()
{
    QFETCH(bool, isWeb);
    QFETCH(int, answers);
    QFETCH(int, there);
    const std::string id = add();
    QProcess sender;
    sender.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--send-and-die"),
                  QString::fromStdString(m_outbox.folder().string()), QString::fromStdString(id),
                  QString::number(m_server.dicomPort()),
                  isWeb ? m_server.webUrl() : QStringLiteral("dimse"), QString::number(answers)});
    QVERIFY(sender.waitForFinished(60'000));
    QCOMPARE(sender.exitStatus(), QProcess::CrashExit);
    // The archive answered, and the note says less than it has.
    QCOMPARE(archived().size(), static_cast<std::size_t>(there));
    const auto left = m_outbox.jobs();
    QVERIFY(left && left->jobs.size() == 1);
    QVERIFY(left->jobs.front().state == JobState::Sending);
    QVERIFY(left->jobs.front().sentCount() < static_cast<std::size_t>(there));

    const WatchedClient client(clientOf(node(isWeb)));
    QVERIFY(attempt(id, client).state == JobState::Sent);
    QCOMPARE(client.sent.size(), static_cast<std::size_t>(3 - there));
    QVERIFY(archived() == all());
}

void TestOutboxArchive::stoppedArchive_getsItLater()
{
    const std::string id = add();
    m_server.kill();
    OutboxJob job = attempt(id, DimseClient(node()));
    QVERIFY(job.state == JobState::Waiting);
    QVERIFY2(job.reason.find("nothing listens") != std::string::npos, job.reason.c_str());
    QVERIFY2(m_server.restart(), m_server.log());
    const WatchedClient client(clientOf(node()));
    job = attempt(id, client);
    QVERIFY2(job.state == JobState::Sent, job.reason.c_str());
    QCOMPARE(client.sent.size(), 3U);
    QVERIFY(archived() == all());
}

void TestOutboxArchive::archiveThatDies_losesNothing()
{
    const std::string id = add();
    const WatchedClient dying(clientOf(node()), [this](int count) {
        if (count == 2)
            m_server.kill();
    });
    OutboxJob job = attempt(id, dying);
    QVERIFY(job.state == JobState::Waiting);
    QCOMPARE(job.sentCount(), 2U);
    QVERIFY2(m_server.restart(), m_server.log());
    const WatchedClient client(clientOf(node()));
    job = attempt(id, client);
    QVERIFY2(job.state == JobState::Sent, job.reason.c_str());
    QCOMPARE(client.sent.size(), 1U);
    QCOMPARE(client.sent.front().filename(), std::filesystem::path("3.dcm"));
    QVERIFY(archived() == all());
}

void TestOutboxArchive::otherTitle_isRefused()
{
    const std::string id = add();
    PacsNode other = node();
    other.calledAeTitle = "OTHER";
    const OutboxJob job = attempt(id, DimseClient(other));
    QVERIFY(job.state == JobState::Refused);
    QCOMPARE(job.reason, std::string("The archive says that OTHER is not its AE title"));
}

void TestOutboxArchive::slowArchive_isGivenTime()
{
    const std::string id = add();
    const SilentPort silent;
    for (const bool isWeb : {false, true}) {
        PacsNode slow = node(isWeb);
        slow.port = silent.port();
        slow.baseUrl = "http://localhost:" + std::to_string(silent.port()) + "/dicom-web";
        slow.connectLimit = slow.idleLimit = std::chrono::milliseconds(400);
        const OutboxJob job = attempt(id, *clientOf(slow));
        QVERIFY(job.state == JobState::Waiting);
        QVERIFY2(job.reason.find("did not answer") != std::string::npos, job.reason.c_str());
    }
    QVERIFY(attempt(id, DimseClient(node())).state == JobState::Sent);
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    constexpr int ofSender = 7;
    if (arguments.size() == ofSender && arguments[1] == QLatin1String("--send-and-die")) {
        PacsNode node = dimseNode(arguments[4].toInt());
        if (arguments[5] != QLatin1String("dimse")) {
            node.dialect = PacsDialect::Dicomweb;
            node.baseUrl = arguments[5].toStdString();
        }
        return sendAndDie(Outbox(arguments[2].toStdString()), arguments[3].toStdString(), node,
                          arguments[6].toInt());
    }
    TestOutboxArchive test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outbox_archive.moc"
