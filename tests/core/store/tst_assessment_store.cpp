#include "core/spine/assessment_json.h"
#include "sample_store.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace foramen;
using namespace foramen::testing;

namespace {

constexpr int kPatienceMs = 20000;

/// The child of killedProcess_losesNoEdit(): saves, says so, and waits for its end.
int saveAndWait(const char* file)
{
    const auto store = AssessmentStore::open(file);
    if (!store)
        return 1;
    for (int i = 0; i < 20; ++i)
        if (!(*store)->save(edited(Severity::Moderate, "edit " + std::to_string(i)),
                            entry("change")))
            return 1;
    std::puts("saved");
    std::fflush(stdout);
    for (;;)
        pause();
}

} // namespace

class TestAssessmentStore : public QObject {
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

private:
    std::unique_ptr<AssessmentStore> open() const
    {
        auto store = AssessmentStore::open(m_file.toStdString());
        return store ? std::move(*store) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestAssessmentStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath("foramen.sqlite");
}

void TestAssessmentStore::save_roundTripsAndKeepsHistory()
{
    const Assessment saved = edited(Severity::Severe, "Wurzel verdrängt");
    {
        const auto store = open();
        QVERIFY(store && store->damagedFile().empty());
        QVERIFY(store->save(assessment(), entry("grading")));
        QVERIFY(store->save(saved, entry("change")));
        QVERIFY(store->save(assessment("1.2.840.2"), entry("grading")));
    }
    const auto store = open();
    const auto loaded = store->load(kStudy);
    QVERIFY(loaded && *loaded);
    QCOMPARE(assessmentToJson(**loaded, AssessmentUse::Saving),
             assessmentToJson(saved, AssessmentUse::Saving));
    const auto history = store->history(kStudy);
    QVERIFY(history.has_value());
    QCOMPARE(history->size(), std::size_t(2));
    QCOMPARE(history->at(0).action, std::string("grading"));
    QCOMPARE(history->at(1).action, std::string("change"));
    QCOMPARE(history->at(1).site, keyOf(kSite));
    QCOMPARE(history->at(1).after, entry("").after);
}

void TestAssessmentStore::load_findsNothingForANewStudy()
{
    const auto store = open();
    const auto loaded = store->load("1.2.3");
    QVERIFY(loaded && !*loaded);
    QVERIFY(store->history("1.2.3")->empty());
}

void TestAssessmentStore::save_refusesAStudyWithoutUid()
{
    const auto saved = open()->save(Assessment(), entry("change"));
    QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
}

void TestAssessmentStore::killedProcess_losesNoEdit()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--save-and-wait", m_file});
    QVERIFY(child.waitForStarted(kPatienceMs));
    while (!child.canReadLine())
        QVERIFY(child.waitForReadyRead(kPatienceMs));
    QCOMPARE(child.readLine().trimmed(), QByteArray("saved"));
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished(kPatienceMs));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    const auto store = open();
    QVERIFY(store && store->damagedFile().empty());
    const auto loaded = store->load(kStudy);
    QVERIFY(loaded && *loaded);
    QCOMPARE((*loaded)->cell(kSite).decision->comment, std::string("edit 19"));
    QCOMPARE(store->history(kStudy)->size(), std::size_t(20));
}

void TestAssessmentStore::history_cannotBeRewritten()
{
    QVERIFY(open()->save(assessment(), entry("change")));
    QVERIFY(runSql(m_file, "UPDATE history SET author = 'nobody'") != SQLITE_OK);
    QVERIFY(runSql(m_file, "DELETE FROM history") != SQLITE_OK);
    QVERIFY(runSql(m_file, "INSERT OR REPLACE INTO history SELECT 1, 'x', '', '', '', '', '', ''")
            != SQLITE_OK);
    QCOMPARE(open()->history(kStudy)->front().author, std::string("Dr. A"));
}

void TestAssessmentStore::damagedRow_isKeptWhenSavedOver()
{
    QVERIFY(open()->save(assessment(), entry("change")));
    QCOMPARE(runSql(m_file, "UPDATE assessment SET json = '{garbage'"), SQLITE_OK);
    const auto store = open();
    const auto loaded = store->load(kStudy);
    QVERIFY(!loaded && loaded.error().code == ErrorCode::DatabaseDamaged);
    QVERIFY(store->save(assessment(), entry("change")));
    QVERIFY(store->load(kStudy).has_value());
    QCOMPARE(
        runSql(m_file,
               "SELECT 1/count(*) FROM damaged_assessment; "
               "CREATE TABLE probe (x CHECK (x = 1)); "
               "INSERT INTO probe SELECT count(*) FROM damaged_assessment WHERE json = '{garbage'"),
        SQLITE_OK);
}

void TestAssessmentStore::open_takesPathsInAnyScript()
{
    m_file = m_folder->filePath(QString::fromUtf8("Bücher 50% #1/データ.sqlite"));
    QVERIFY(open()->save(assessment(), entry("change")));
    QVERIFY(QFile::exists(m_file));
    QVERIFY(open()->load(kStudy)->has_value());
}

void TestAssessmentStore::newFile_isReadableByItsOwnerAlone()
{
    const auto store = open();
    QVERIFY(store->save(assessment(), entry("change")));
    for (const QString& name : {m_file, m_file + "-wal"})
        QVERIFY(!(QFile::permissions(name) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestAssessmentStore::defaultDatabaseFile_followsTheEnvironment()
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

void TestAssessmentStore::save_isQuick()
{
    const auto store = open();
    QBENCHMARK
    {
        QVERIFY(store->save(assessment(), entry("change")));
    }
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--save-and-wait")
        return saveAndWait(argv[2]);
    QCoreApplication application(argc, argv);
    TestAssessmentStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_assessment_store.moc"
