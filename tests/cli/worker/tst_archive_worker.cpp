#include "core/pacs/outbox/outbox.h"
#include "tests/cli/cli_run.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/phantom_files.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dctk.h>

#include <csignal>
#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kStudies = 2;
constexpr int kLongest = 200'000; // ms

} // namespace

/// `grade --from` with a real archive: Orthanc.
class TestArchiveWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wrongUsage_exitsWithTwo_data();
    void wrongUsage_exitsWithTwo();
    void results_goBackOnce_data();
    void results_goBackOnce();
    void sent_isPreliminaryAndUnverified();
    void otherModel_gradesAgain();
    void withoutLedger_theArchiveTells();
    void tornLedger_sendsNothingTwice();
    void kill_atAnyMoment_sendsOnce();
    void waitingJob_isSentAtTheNextStart();
    void badStudy_doesNotStopTheOthers();
    void ungradable_isLookedAtOnce();
    void out_getsFilesAndTables();
    void shards_shareAnArchive();
    void limitAndDates_choose();
    void every_gradesWhatNoLongerGrows();
    void archiveThatIsNotThere_isSaid();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList node(bool web = false) const
    {
        return web ? QStringList{"--from", m_server->webUrl()}
                   : QStringList{"--from", m_server->dicomAddress(), "--called", "ORTHANC"};
    }
    [[nodiscard]] QStringList working(const QStringList& more = {"--send"}, bool web = false,
                                      const QString& state = "state") const
    {
        return QStringList{"grade",      "--device", "cpu",      "--since",
                           "2025-01-01", "--state",  path(state)}
        + node(web) + more;
    }
    [[nodiscard]] QStringList pacs(const QStringList& arguments) const
    {
        return QStringList{"pacs"} + arguments
            + QStringList{"--dimse", m_server->dicomAddress(), "--called", "ORTHANC"};
    }
    /// Sends files to the archive.
    void give(const QString& folder) const
    {
        const ProgramRun sent = runCli(pacs({"send", folder}));
        QVERIFY2(sent.status == 0, sent.error.constData());
    }
    [[nodiscard]] QJsonArray found(const QStringList& query) const
    {
        return QJsonDocument::fromJson(runCli(pacs(QStringList{"find", "--json"} + query)).out)
            .array();
    }
    [[nodiscard]] QStringList studies() const
    {
        QStringList all;
        for (const auto& study : found({}))
            all << study.toObject()["study_instance_uid"].toString();
        return all;
    }
    /// How many objects of a kind a study has in the archive.
    [[nodiscard]] int count(const QString& study, const QString& modality) const
    {
        int objects = 0;
        for (const auto& series : found({"--study", study, "--modality", modality}))
            objects += series.toObject()["instances"].toInt();
        return objects;
    }
    void verifySentOnce() const
    {
        for (const QString& study : m_studies)
            for (const char* modality : {"SR", "PR", "DOC"})
                QCOMPARE(count(study, modality), 1);
    }
    [[nodiscard]] QString stateFile(const QString& name, const QString& state = "state") const
    {
        QDirIterator it(path(state), {name}, QDir::AllEntries | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        return it.hasNext() ? it.next() : QString();
    }
    [[nodiscard]] QByteArray ledger() const
    {
        const QString file = stateFile("ledger.jsonl");
        return file.isEmpty() ? QByteArray() : contentOf(file);
    }
    [[nodiscard]] bool hasJob() const { return !stateFile("job-*").isEmpty(); }
    /// Starts a worker and ends it with a signal as soon as something is so, or it ends itself.
    void interrupt(const std::function<bool()>& isSo, int signal, const QStringList& arguments,
                   int* status = nullptr) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
        QVERIFY(QTest::qWaitFor([&] { return isSo() || process.state() == QProcess::NotRunning; },
                                kLongest));
        if (process.state() != QProcess::NotRunning)
            ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(kLongest));
        if (status != nullptr)
            *status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    TestFolder m_phantoms;
    TestFolder m_folder;
    std::unique_ptr<OrthancServer> m_server;
    QStringList m_studies; ///< phantoms in the archive
};

void TestArchiveWorker::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    writePhantoms(m_phantoms.path("data"), {.seed = 16}, kStudies);
}

void TestArchiveWorker::init()
{
    m_folder.renew();
    m_server = std::make_unique<OrthancServer>();
    QVERIFY2(m_server->start(), m_server->log());
    give(m_phantoms.filePath("data"));
    m_studies = studies();
    QCOMPARE(m_studies.size(), kStudies);
}

void TestArchiveWorker::wrongUsage_exitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList from = {"--from", "localhost:104"};
    const QStringList since = {"--since", "2026-01-01"};
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no date") << from + QStringList{"--send"};
    QTest::newRow("no purpose") << from + since;
    QTest::newRow("no archive") << since + QStringList{"--send"};
    QTest::newRow("files, too") << from + since + QStringList{"--send", "files"};
    QTest::newRow("no day") << from + QStringList{"--since", "today", "--send"};
    QTest::newRow("a range") << from + QStringList{"--since", "2026-01-01..", "--send"};
    QTest::newRow("wrong end") << from + since + QStringList{"--until", "2026-13-45", "--send"};
    QTest::newRow("no port") << QStringList{"--from", "localhost", "--send"} + since;
    QTest::newRow("password by DIMSE")
        << from + since + QStringList{"--send", "--user", "x", "--password-env", "HOME"};
    QTest::newRow("TLS with a URL")
        << QStringList{"--from", "https://localhost", "--tls", "--send"} + since;
    QTest::newRow("jobs") << from + since + QStringList{"--send", "--jobs", "2"};
    QTest::newRow("resume") << from + since + QStringList{"--send", "--resume"};
    QTest::newRow("tables without JSON")
        << from + since + QStringList{"--out", "x", "--format", "csv"};
    QTest::newRow("move without port") << from + since + QStringList{"--send", "--move"};
}

void TestArchiveWorker::wrongUsage_exitsWithTwo()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = runCli(QStringList{"grade", "--state", path("state")} + arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.error.isEmpty());
}

void TestArchiveWorker::results_goBackOnce_data()
{
    QTest::addColumn<bool>("web");
    QTest::newRow("DIMSE") << false;
    QTest::newRow("DICOMweb") << true;
}

void TestArchiveWorker::results_goBackOnce()
{
    QFETCH(bool, web);
    const ProgramRun first = runCli(working({"--send"}, web));
    QVERIFY2(first.status == 0, first.error.constData());
    QVERIFY2(first.out.contains("2 studies found, 0 done before, 2 graded, 2 sent"),
             first.out.constData());
    verifySentOnce();
    const ProgramRun second = runCli(working({"--send"}, web));
    QCOMPARE(second.status, 0);
    QVERIFY2(second.out.contains("2 studies found, 2 done before, 0 graded."),
             second.out.constData());
    verifySentOnce();
    // Nothing of the patient is printed, named or left behind.
    for (const QByteArray& text : {first.out, first.error, second.out, second.error, ledger()})
        QVERIFY2(!text.toUpper().contains("PHANTOM"), text.constData());
    QDirIterator files(path("state"), QDir::Files, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        const QString file = files.next();
        QVERIFY2(!file.toUpper().contains("PHANTOM"), qPrintable(file));
        QVERIFY2(!contentOf(file).toUpper().contains("PHANTOM"), qPrintable(file));
        ++seen;
    }
    QVERIFY(seen >= 2);
}

void TestArchiveWorker::sent_isPreliminaryAndUnverified()
{
    QCOMPARE(runCli(working()).status, 0);
    const QJsonArray series = found({"--study", m_studies.first(), "--modality", "SR"});
    QCOMPARE(series.size(), 1);
    QCOMPARE(
        runCli(pacs({"get", "--study", m_studies.first(), "--series",
                     series[0].toObject()["series_instance_uid"].toString(), "--out", path("got")}))
            .status,
        0);
    QDirIterator it(path("got"), QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(it.hasNext());
    DcmFileFormat format;
    QVERIFY(format.loadFile(it.next().toStdString().c_str()).good());
    const auto value = [&format](const DcmTagKey& tag) {
        OFString text;
        format.getDataset()->findAndGetOFString(tag, text);
        return QString(text.c_str());
    };
    QCOMPARE(value(DCM_CompletionFlag), QString("PARTIAL"));
    QCOMPARE(value(DCM_VerificationFlag), QString("UNVERIFIED"));
    QCOMPARE(value(DCM_PreliminaryFlag), QString("PRELIMINARY"));
    QVERIFY(!format.getDataset()->tagExists(DCM_VerifyingObserverSequence));
    const ProgramRun read = runCli({"read-report", path("got"), "--out", path("read")});
    QDirIterator json(path("read"), {"assessment.json"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY2(json.hasNext(), read.error.constData());
    const QJsonObject assessment = QJsonDocument::fromJson(contentOf(json.next())).object();
    for (const auto& finding : assessment["findings"].toArray())
        QVERIFY(finding.toObject()["reader"].isNull()
                || finding.toObject()["reader"].toObject()["severity"].isNull());
}

void TestArchiveWorker::otherModel_gradesAgain()
{
    QCOMPARE(runCli(working()).status, 0);
    const QDir shipped(qEnvironmentVariable("FORAMEN_MODEL"));
    QDir().mkpath(path("model"));
    for (const QString& file : shipped.entryList(QDir::Files))
        QVERIFY(QFile::link(shipped.absoluteFilePath(file), path("model/" + file)));
    QJsonObject card = QJsonDocument::fromJson(contentOf(shipped.filePath("card.json"))).object();
    card["version"] = "0.test";
    QVERIFY(QFile::remove(path("model/card.json")));
    writeText(path("model/card.json"), QJsonDocument(card).toJson());
    const QStringList other = working({"--send", "--model", path("model")});
    const ProgramRun run = runCli(other);
    QVERIFY2(run.out.contains("0 done before, 2 graded, 2 sent"), run.out + run.error);
    for (const QString& study : m_studies)
        QCOMPARE(count(study, "SR"), 2);
    QVERIFY(runCli(other).out.contains("2 done before, 0 graded"));
    QVERIFY(runCli(working()).out.contains("2 done before, 0 graded"));
}

void TestArchiveWorker::withoutLedger_theArchiveTells()
{
    QCOMPARE(runCli(working()).status, 0);
    for (const bool web : {false, true}) { // as on another machine
        const ProgramRun run = runCli(working({"--send"}, web, "elsewhere"));
        QVERIFY2(run.status == 0, run.error.constData());
        QVERIFY2(run.out.contains("2 done before, 0 graded"), run.out.constData());
    }
    verifySentOnce();
}

void TestArchiveWorker::tornLedger_sendsNothingTwice()
{
    QCOMPARE(runCli(working()).status, 0);
    const QString file = stateFile("ledger.jsonl");
    // As after a kill between the archive's answer and the note, and in the middle of a note.
    const QByteArray whole = contentOf(file);
    QCOMPARE(whole.count('\n'), 2 * kStudies); // queued and sent
    for (const qsizetype length : {whole.size() - 20, whole.lastIndexOf('\n', -2) + 1}) {
        writeText(file, whole.left(length));
        const ProgramRun run = runCli(working());
        QVERIFY2(run.status == 0, run.error.constData());
        QVERIFY2(run.out.contains("2 done before, 0 graded"), run.out.constData());
        QVERIFY(runCli(working()).out.contains("2 done before, 0 graded"));
    }
    verifySentOnce();
    writeText(file, "no JSON\n" + whole);
    const ProgramRun damaged = runCli(working());
    QCOMPARE(damaged.status, 1);
    QVERIFY2(damaged.error.contains("line 1 is damaged"), damaged.error.constData());
}

void TestArchiveWorker::kill_atAnyMoment_sendsOnce()
{
    const auto isRetrieving = [this] {
        return !stateFile("retrieved").isEmpty();
    };
    const auto isMade = [this] {
        return !stateFile("made").isEmpty();
    };
    const auto isQueued = [this] {
        return ledger().contains("queued");
    };
    const auto isSent = [this] {
        return ledger().contains("\"sent\"");
    };
    for (const std::function<bool()>& moment : {std::function<bool()>(isRetrieving),
                                                {isMade},
                                                {isQueued},
                                                {[this] {
                                                    return hasJob();
                                                }},
                                                {isSent}})
        interrupt(moment, SIGKILL, working());
    const ProgramRun last = runCli(working());
    QVERIFY2(last.status == 0, last.error.constData());
    verifySentOnce();
    for (const char* folder : {"retrieved", "made", "asked"})
        QVERIFY(stateFile(folder).isEmpty());
    // Images of a killed worker do not stay, also where nothing is left to grade.
    const QString left = QFileInfo(stateFile("ledger.jsonl")).path() + "/retrieved/1.2/1.dcm";
    writeText(left, "images");
    QVERIFY(runCli(working()).out.contains("2 done before, 0 graded"));
    QVERIFY(!QFile::exists(left));
}

void TestArchiveWorker::waitingJob_isSentAtTheNextStart()
{
    QCOMPARE(runCli(working()).status, 0);
    SampleImage image;
    image.studyUid = m_studies.first().toStdString();
    image.modality = "OT";
    writeSample(m_folder.path("waits"), image);
    const QString outbox = stateFile("worker.outbox-*");
    QVERIFY(!outbox.isEmpty());
    const std::string place = m_server->dicomAddress().toStdString() + " ORTHANC";
    QVERIFY(Outbox(outbox.toStdString())
                .add({{place, place, place}, {}, {}, {}}, {m_folder.path("waits")}));
    const ProgramRun run = runCli(working());
    QVERIFY2(run.status == 0, run.error.constData());
    QVERIFY2(run.out.contains("2 done before, 0 graded, 1 sent"), run.out.constData());
    QCOMPARE(count(m_studies.first(), "OT"), 1);
    verifySentOnce();
}

void TestArchiveWorker::badStudy_doesNotStopTheOthers()
{
    SampleImage image; // one Study Instance UID for two patients: whose is it?
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_StudyDate, "20250101");
    };
    writeStack(m_folder.path("odd/1"), image, 2);
    image.patientId = "P2";
    image.seriesUid += ".7";
    image.sopUid += ".7";
    writeStack(m_folder.path("odd/2"), image, 2);
    give(path("odd"));
    const ProgramRun run = runCli(working());
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("Study 1.2.826.0.1.3680043.9.1: "), run.error.constData());
    QVERIFY2(run.out.contains("3 studies found, 0 done before, 2 graded, 2 sent, 1 failed"),
             run.out.constData());
    verifySentOnce();
}

void TestArchiveWorker::ungradable_isLookedAtOnce()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_StudyDate, "20250101");
    };
    writeStack(m_folder.path("knee"), image, 3);
    give(path("knee"));
    const ProgramRun first = runCli(working());
    QVERIFY2(first.out.contains("3 graded, 1 with nothing that can be graded, 2 sent"),
             first.out + first.error);
    QCOMPARE(count(QString::fromStdString(image.studyUid), "SR"), 0);
    QVERIFY(runCli(working()).out.contains("3 done before, 0 graded"));
    image.instanceNumber = 50; // the study grows: it is looked at again
    writeStack(m_folder.path("more"), image, 1, 100);
    give(path("more"));
    QVERIFY(runCli(working()).out.contains("2 done before, 1 graded"));
}

void TestArchiveWorker::out_getsFilesAndTables()
{
    const ProgramRun run = runCli(working({"--out", path("out")}));
    QVERIFY2(run.status == 0, run.error.constData());
    const QByteArray table = contentOf(path("out/submission.csv"));
    QCOMPARE(table.count('\n'), 1 + 25 * kStudies);
    for (const QString& study : m_studies) {
        QVERIFY(QFile::exists(path("out/" + study + "/assessment.json")));
        QCOMPARE(count(study, "SR"), 0); // nothing is sent without --send
    }
    const ProgramRun again = runCli(working({"--out", path("out"), "--json"}));
    const QJsonObject summary = QJsonDocument::fromJson(again.out).object();
    QCOMPARE(summary["done_before"].toInt(), kStudies);
    QCOMPARE(summary["graded"].toInt(), 0);
    QCOMPARE(contentOf(path("out/submission.csv")), table);
    // The same as of the files.
    const ProgramRun files = runCli({"grade", m_phantoms.filePath("data/train_images"), "--out",
                                     path("files"), "--device", "cpu"});
    QVERIFY2(files.status == 0, files.error.constData());
    const auto probabilities = [](const QByteArray& csv) { // study ids are others
        QStringList rows;
        for (const QByteArray& line : csv.split('\n'))
            rows << QString::fromUtf8(line.mid(line.indexOf('_') + 1));
        rows.sort();
        return rows;
    };
    QCOMPARE(probabilities(table), probabilities(contentOf(path("files/submission.csv"))));
}

void TestArchiveWorker::shards_shareAnArchive()
{
    int graded = 0;
    for (const char* shard : {"1/3", "2/3", "3/3"}) {
        const ProgramRun run = runCli(working({"--send", "--json", "--shard", shard}));
        QVERIFY2(run.status == 0, run.error.constData());
        const QJsonObject summary = QJsonDocument::fromJson(run.out).object();
        graded += summary["graded"].toInt();
        QCOMPARE(summary["found"], summary["graded"]);
    }
    QCOMPARE(graded, kStudies);
    verifySentOnce();
}

void TestArchiveWorker::limitAndDates_choose()
{
    const ProgramRun none = runCli(working({"--send", "--until", "2024-12-31"}));
    QCOMPARE(none.status, 2); // an end before the beginning
    const QStringList later = {"grade",      "--device", "cpu",         "--since",
                               "2025-01-02", "--state",  path("state"), "--send"};
    const ProgramRun after = runCli(later + node());
    QVERIFY2(after.out.contains("0 studies found"), after.out + after.error);
    QVERIFY(runCli(working({"--send", "--modality", "CT"})).out.contains("0 studies found"));
    const ProgramRun one = runCli(working({"--send", "--limit", "1", "--until", "2025-01-01"}));
    QVERIFY2(one.out.contains("2 studies found, 0 done before, 1 graded, 1 sent"),
             one.out + one.error);
    QVERIFY(runCli(working({"--send", "--limit", "1"})).out.contains("1 done before, 1 graded"));
    verifySentOnce();
}

void TestArchiveWorker::every_gradesWhatNoLongerGrows()
{
    int status = -1;
    const auto allSent = [this] {
        return ledger().count("\"sent\"") == kStudies;
    };
    ProgramRun second;
    interrupt(
        [&] {
            if (second.status == -1 && !stateFile("lock").isEmpty())
                second = runCli(working()); // one worker at a time
            return allSent();
        },
        SIGTERM, working({"--send", "--every", "1"}), &status);
    QCOMPARE(status, 0);
    QVERIFY(allSent());
    QCOMPARE(second.status, 1);
    QVERIFY2(second.error.contains("Another worker"), second.error.constData());
    verifySentOnce();
}

void TestArchiveWorker::archiveThatIsNotThere_isSaid()
{
    m_server->kill();
    const ProgramRun run = runCli(working());
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("nothing listens at port"), run.error.constData());
}

QTEST_GUILESS_MAIN(TestArchiveWorker)
#include "tst_archive_worker.moc"
