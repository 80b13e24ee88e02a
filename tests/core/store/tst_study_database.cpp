#include "core/spine/assessment_json.h"
#include "tests/core/store/sample_store.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unistd.h>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kPatienceMs = 20000;

/// The child process of killedProcess_losesNoEdit(): saves without end and says each number once it
/// is saved.
int saveUntilKilled(const char* file)
{
    const auto store = StudyDatabase::open(file);
    if (!store)
        return 1;
    for (int i = 0;; ++i) {
        if (!(*store)->write(edited(Severity::Moderate, std::to_string(i)), graded()))
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

/// Kills saveUntilKilled() after some edits, at any moment of the next one.
/// @return the last edit that it called saved; none where it did not run.
std::optional<int> lastSavedBeforeKill(const QString& file, int edits)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--save-until-killed", file});
    if (!child.waitForStarted(kPatienceMs))
        return std::nullopt;
    std::optional<int> last;
    while (last.value_or(-1) < edits) {
        if (!child.canReadLine() && !child.waitForReadyRead(kPatienceMs))
            return std::nullopt;
        while (child.canReadLine())
            last = child.readLine().trimmed().toInt();
    }
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    if (!child.waitForFinished(kPatienceMs) || child.exitStatus() != QProcess::CrashExit)
        return std::nullopt;
    for (QByteArray line = child.readLine(); line.endsWith('\n'); line = child.readLine())
        last = line.trimmed().toInt();
    return last;
}

} // namespace

/// Assessments and history in the database.
class TestStudyDatabase : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void save_roundTripsAndKeepsHistory();
    void load_findsNothingForANewStudy();
    void save_refusesAStudyWithoutUid();
    void killedProcess_losesNoEdit();
    void history_cannotBeRewritten();
    void damagedRow_isKeptWhenSavedOver();
    void open_takesPathsInAnyScript();
    void newFile_isReadableByItsOwnerAlone();
    void defaultDatabaseFile_followsTheEnvironment();
    void save_isQuick();
};

void TestStudyDatabase::init()
{
    renew();
}

void TestStudyDatabase::save_roundTripsAndKeepsHistory()
{
    const Assessment saved = edited(Severity::Severe, "Wurzel verdrängt");
    {
        const auto store = open();
        QVERIFY(store && store->damagedFile().empty());
        QVERIFY(store->write(assessment(), record(GradingFinished())));
        QVERIFY(store->write(saved, graded()));
        QVERIFY(store->write(assessment("1.2.840.2"), record(GradingFinished())));
    }
    const auto store = open();
    const auto loaded = store->assessment(kStudy);
    QVERIFY(loaded && *loaded);
    QCOMPARE(assessmentToJson(**loaded, AssessmentUse::Saving),
             assessmentToJson(saved, AssessmentUse::Saving));
    const auto history = store->history(kStudy);
    QVERIFY(history.has_value());
    QCOMPARE(history->size(), std::size_t(2));
    QVERIFY(std::holds_alternative<GradingFinished>(history->at(0).event));
    const auto* change = std::get_if<CellEdited>(&history->at(1).event);
    QVERIFY(change && change->action == CellAction::Graded);
    QVERIFY(change->site == kSite);
    QVERIFY(change->after.decision->severity == Severity::Severe);
}

void TestStudyDatabase::load_findsNothingForANewStudy()
{
    const auto store = open();
    const auto loaded = store->assessment("1.2.3");
    QVERIFY(loaded && !*loaded);
    QVERIFY(store->history("1.2.3")->empty());
}

void TestStudyDatabase::save_refusesAStudyWithoutUid()
{
    const auto saved = open()->write(Assessment(), graded());
    QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
}

void TestStudyDatabase::killedProcess_losesNoEdit()
{
    bool isCount = false;
    const int asked = qEnvironmentVariableIntValue("FORAMEN_KILLS", &isCount);
    for (int kill = 0; kill < (isCount ? asked : 12); ++kill) {
        renew();
        const auto last = lastSavedBeforeKill(m_file, kill % 17);
        QVERIFY(last);
        const auto store = open();
        QVERIFY(store && store->damagedFile().empty());
        const auto loaded = store->assessment(kStudy);
        QVERIFY(loaded && *loaded);
        const int found = std::stoi((*loaded)->cell(kSite).comment->text);
        // One more may have been saved that was not called so any more.
        QVERIFY2(found == *last || found == *last + 1,
                 qPrintable(QStringLiteral("kill %1: %2, %3").arg(kill).arg(*last).arg(found)));
        QCOMPARE(store->history(kStudy)->size(), static_cast<std::size_t>(found) + 1);
    }
}

void TestStudyDatabase::history_cannotBeRewritten()
{
    QVERIFY(open()->write(assessment(), graded()));
    QVERIFY(runSql(m_file, "UPDATE history SET author = 'nobody'") != SQLITE_OK);
    QVERIFY(runSql(m_file, "DELETE FROM history") != SQLITE_OK);
    QVERIFY(
        runSql(m_file, "INSERT OR REPLACE INTO history SELECT 1, 'x', '', '', '', '', '', '', ''")
        != SQLITE_OK);
    QCOMPARE(open()->history(kStudy)->front().author, std::string("Dr. A"));
}

void TestStudyDatabase::damagedRow_isKeptWhenSavedOver()
{
    QVERIFY(open()->write(assessment(), graded()));
    QCOMPARE(runSql(m_file, "UPDATE assessment SET json = '{garbage'"), SQLITE_OK);
    const auto store = open();
    const auto loaded = store->assessment(kStudy);
    QVERIFY(!loaded && loaded.error().code == ErrorCode::DatabaseDamaged);
    QVERIFY(store->write(assessment(), graded()));
    QVERIFY(store->assessment(kStudy).has_value());
    QCOMPARE(
        runSql(m_file,
               "SELECT 1/count(*) FROM damaged_assessment; "
               "CREATE TABLE probe (x CHECK (x = 1)); "
               "INSERT INTO probe SELECT count(*) FROM damaged_assessment WHERE json = '{garbage'"),
        SQLITE_OK);
}

void TestStudyDatabase::open_takesPathsInAnyScript()
{
    m_file = m_folder.filePath(QString::fromUtf8("Bücher 50% #1/データ.sqlite"));
    QVERIFY(open()->write(assessment(), graded()));
    QVERIFY(QFile::exists(m_file));
    QVERIFY(open()->assessment(kStudy)->has_value());
}

void TestStudyDatabase::newFile_isReadableByItsOwnerAlone()
{
    const auto store = open();
    QVERIFY(store->write(assessment(), graded()));
    for (const QString& name : {m_file, m_file + "-wal"})
        QVERIFY(!(QFile::permissions(name) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestStudyDatabase::defaultDatabaseFile_followsTheEnvironment()
{
    qunsetenv("FORAMEN_DATABASE");
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(defaultDatabaseFile(), std::filesystem::path("/data/foramen/foramen.sqlite"));
    qputenv("XDG_DATA_HOME", "relative");
    qputenv("HOME", "/home/reader");
    QCOMPARE(defaultDatabaseFile(),
             std::filesystem::path("/home/reader/.local/share/foramen/foramen.sqlite"));
    qputenv("FORAMEN_DATABASE", "/tmp/x.sqlite");
    QCOMPARE(defaultDatabaseFile(), std::filesystem::path("/tmp/x.sqlite"));
}

void TestStudyDatabase::save_isQuick()
{
    const auto store = open();
    QBENCHMARK
    {
        QVERIFY(store->write(assessment(), graded()));
    }
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--save-until-killed")
        return saveUntilKilled(argv[2]);
    QCoreApplication application(argc, argv);
    TestStudyDatabase test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_study_database.moc"
