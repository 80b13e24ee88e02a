#include "core/phantom/study/phantom_study.h"

#include "tests/cli/cli_run.h"
#include "tests/support/phantom_files.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdint>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::uint64_t kSeed = 6015;

/// Studies of the test: FORAMEN_GRADED_STUDIES, or few enough for every day.
int studyCount()
{
    const int wanted = qEnvironmentVariableIntValue("FORAMEN_GRADED_STUDIES");
    return wanted > 0 ? wanted : 4;
}

QStringList assessmentsIn(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, {"assessment.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << QDir(folder).relativeFilePath(it.next());
    files.sort();
    return files;
}

/// An assessment.json without the times at which it was graded and written.
QJsonObject timeless(const QString& file)
{
    QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    QJsonObject model = json["model"].toObject();
    model.remove("date");
    json["model"] = model;
    QJsonObject report = json["report"].toObject();
    report.remove("time");
    json["report"] = report;
    return json;
}

/// Starts a run and ends it with a signal as soon as @p studies are graded in its folder.
/// @return what it wrote to stderr.
QByteArray interruptedRun(const QStringList& arguments, const QString& out, int studies, int signal)
{
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
    constexpr int longest = 200'000; // ms
    if (!QTest::qWaitFor(
            [&] {
                return assessmentsIn(out).size() >= studies
                    || process.state() == QProcess::NotRunning;
            },
            longest))
        qFatal("the run grades nothing");
    ::kill(static_cast<pid_t>(process.processId()), signal);
    process.waitForFinished(longest);
    return process.readAllStandardError();
}

} // namespace

/// Runs of `grade` over several studies: interrupted, continued, in parallel, merged.
class TestGradeRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void interrupted_leavesTablesAndSaysHowToGoOn();
    void resume_endsAsAnUnbrokenRun();
    void resume_gradesAgainWhatAnotherModelGraded();
    void jobs_changeNothing();
    void merge_makesTheTablesOfOneRun();
    void merge_namesWhatItCannotUse();
    void usage_isChecked();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList grading(const QString& out, const QStringList& more = {}) const
    {
        return QStringList{"grade", path("data"), "--out", path(out), "--device", "cpu"} + more;
    }
    void verifyAsUnbroken(const QString& out) const;

    QTemporaryDir m_folder;
};

void TestGradeRuns::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    writePhantoms(path("data").toStdString(), {.seed = kSeed}, studyCount());
    const ProgramRun run = runCli(grading("unbroken"));
    QVERIFY2(run.status == 0, run.error);
    QCOMPARE(assessmentsIn(path("unbroken")).size(), studyCount());
}

/// The tables have the same bytes, and the assessments say the same.
void TestGradeRuns::verifyAsUnbroken(const QString& out) const
{
    for (const char* table : {"/submission.csv", "/coordinates.csv", "/sites.csv"})
        QCOMPARE(contentOf(path(out) + table), contentOf(path("unbroken") + table));
    const QStringList files = assessmentsIn(path("unbroken"));
    QCOMPARE(assessmentsIn(path(out)), files);
    for (const QString& file : files)
        QCOMPARE(timeless(path(out + '/' + file)), timeless(path("unbroken/" + file)));
}

void TestGradeRuns::interrupted_leavesTablesAndSaysHowToGoOn()
{
    const QByteArray error = interruptedRun(grading("stopped"), path("stopped"), 1, SIGTERM);
    QVERIFY2(error.contains("--resume"), error);
    const int graded = static_cast<int>(assessmentsIn(path("stopped")).size());
    QVERIFY(graded >= 1 && graded < studyCount());
    QCOMPARE(contentOf(path("stopped/submission.csv")).count('\n'), 1 + 25 * graded);
}

void TestGradeRuns::resume_endsAsAnUnbrokenRun()
{
    const QStringList arguments = grading("resumed", {"--resume"});
    for (int studies = 1; studies < studyCount(); ++studies)
        interruptedRun(arguments, path("resumed"), studies, SIGKILL);
    const int before = static_cast<int>(assessmentsIn(path("resumed")).size());
    QVERIFY(before >= studyCount() - 1);
    const ProgramRun run = runCli(arguments);
    QVERIFY2(run.status == 0, run.error);
    QVERIFY2(run.out.contains(" of " + QByteArray::number(studyCount()) + " studies were graded"),
             run.out);
    verifyAsUnbroken("resumed");
    // Nothing is left to do; the summary names all.
    const ProgramRun again = runCli(arguments + QStringList{"--json"});
    QVERIFY2(again.status == 0, again.error);
    const QJsonObject summary = QJsonDocument::fromJson(again.out).object();
    QCOMPARE(summary["graded_before"].toInt(), studyCount());
    QCOMPARE(summary["studies"].toArray().size(), studyCount());
}

void TestGradeRuns::resume_gradesAgainWhatAnotherModelGraded()
{
    const QString file = path("unbroken/" + assessmentsIn(path("unbroken")).constFirst());
    const QByteArray original = contentOf(file);
    const QByteArray sha256 =
        QJsonDocument::fromJson(original).object().value("model")["sha256"].toString().toLatin1();
    QCOMPARE(sha256.size(), 64);
    writeText(file, QByteArray(original).replace(sha256, QByteArray(64, 'b')));
    const ProgramRun run = runCli(grading("unbroken", {"--resume", "--json"}));
    QVERIFY2(run.status == 0, run.error);
    QCOMPARE(QJsonDocument::fromJson(run.out).object()["graded_before"].toInt(), studyCount() - 1);
    QVERIFY(contentOf(file).contains(sha256));
}

void TestGradeRuns::jobs_changeNothing()
{
    const ProgramRun run = runCli(grading("jobs", {"--jobs", "2"}));
    QVERIFY2(run.status == 0, run.error);
    verifyAsUnbroken("jobs");
}

void TestGradeRuns::merge_makesTheTablesOfOneRun()
{
    const QStringList studies =
        QDir(path("data/train_images")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QStringList merge = {"merge"};
    for (const QString& study : {studies.first(), studies.last()}) {
        const QString out = path("part-" + study);
        QDir().mkpath(out);
        const QString folder = path("unbroken/" + study);
        QDir().mkpath(out + '/' + study);
        QVERIFY(QFile::copy(folder + "/assessment.json", out + '/' + study + "/assessment.json"));
        merge << out;
    }
    const ProgramRun run = runCli(merge + QStringList{"--out", path("merged")});
    QVERIFY2(run.status == 0, run.error);
    for (const char* table : {"/submission.csv", "/coordinates.csv", "/sites.csv"}) {
        QByteArray expected;
        for (const QByteArray& line : contentOf(path("unbroken") + table).split('\n'))
            if (expected.isEmpty() || line.startsWith(studies.first().toLatin1())
                || line.startsWith(studies.last().toLatin1()))
                expected += line + '\n';
        QCOMPARE(contentOf(path("merged") + table), expected);
    }
}

void TestGradeRuns::merge_namesWhatItCannotUse()
{
    QDir().mkpath(path("odd/broken"));
    writeText(path("odd/broken/assessment.json"), "{");
    const ProgramRun run =
        runCli({"merge", path("unbroken"), path("unbroken"), path("odd"), "--out", path("all")});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("odd/broken/assessment.json"), run.error);
    QVERIFY2(run.error.contains("left out"), run.error);
    QCOMPARE(contentOf(path("all/submission.csv")), contentOf(path("unbroken/submission.csv")));
    QDir().mkpath(path("empty"));
    QCOMPARE(runCli({"merge", path("empty"), "--out", path("none")}).status, 1);
    QVERIFY(!QFile::exists(path("none")));
}

void TestGradeRuns::usage_isChecked()
{
    QCOMPARE(runCli(grading("x", {"--jobs", "0"})).status, 2);
    QCOMPARE(runCli(grading("x", {"--resume", "--format", "csv"})).status, 2);
    QCOMPARE(runCli({"merge", "--out", path("x")}).status, 2);
    // One path that does not exist does not stop the others.
    const ProgramRun run = runCli({"grade", path("absent"), path("data"), "--out", path("unbroken"),
                                   "--device", "cpu", "--resume"});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("absent"), run.error);
    verifyAsUnbroken("unbroken");
}

QTEST_GUILESS_MAIN(TestGradeRuns)
#include "tst_grade_runs.moc"
