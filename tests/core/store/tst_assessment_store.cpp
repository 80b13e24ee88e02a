#include "core/store/assessment_store.h"

#include "core/spine/assessment_json.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace foramen;

namespace {

constexpr Site kSite{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr const char* kStudy = "1.2.840.1";
constexpr int kPatienceMs = 20000;
constexpr uid_t kNobody = 65534;

Assessment assessment(const std::string& study = kStudy)
{
    Assessment made({.studyInstanceUid = study, .patientName = "Müller^Åsa"});
    made.setFinding({kSite, {0.1, 0.2, 0.7}, std::nullopt, std::nullopt});
    return made;
}

Assessment edited(Severity severity, const std::string& comment)
{
    Assessment made = assessment();
    made.setDecision(kSite,
                     ReaderDecision{severity, false, comment, "Dr. A", "2026-11-22T20:00:00Z"});
    return made;
}

HistoryEntry entry(const std::string& action)
{
    return {.time = "2026-11-22T20:00:00Z",
            .author = "Dr. A",
            .action = action,
            .site = keyOf(kSite),
            .before = "",
            .after = "{\"severity\":\"Severe\"}"};
}

/// Runs statements beside the store, as another program would. @return SQLite's code.
int runSql(const QString& file, const char* sql)
{
    sqlite3* database = nullptr;
    int code = sqlite3_open(file.toUtf8().constData(), &database);
    if (code == SQLITE_OK)
        code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return code;
}

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

bool writeBytes(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray bytesOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
    void damagedFile_isMovedAside_data();
    void damagedFile_isMovedAside();
    void damagedFiles_areNeverOverwritten();
    void damagedRow_isKeptWhenSavedOver();
    void newerDatabase_isRefusedAndUntouched();
    void foreignDatabase_isRefusedAndUntouched();
    void lockedDatabase_failsSoonAndWorksLater();
    void exclusiveLock_failsToOpenSoon();
    void fullDisk_losesNothing();
    void unwritablePlace_isRefused_data();
    void unwritablePlace_isRefused();
    void readOnlyFolder_isRefused();
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
    QCOMPARE(assessmentToJson(**loaded), assessmentToJson(saved));
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

void TestAssessmentStore::damagedFile_isMovedAside_data()
{
    QTest::addColumn<QString>("damage");
    for (const char* damage : {"garbage", "header", "pages", "truncated"})
        QTest::newRow(damage) << damage;
}

void TestAssessmentStore::damagedFile_isMovedAside()
{
    QFETCH(QString, damage);
    {
        const auto store = open();
        for (int i = 0; i < 30; ++i)
            QVERIFY(store->save(assessment("1.2." + std::to_string(i)), entry("change")));
    }
    QByteArray bytes = bytesOf(m_file);
    QVERIFY(bytes.size() > 100000);
    if (damage == "garbage")
        bytes = "This is no database, but somebody's letter.";
    else if (damage == "header")
        bytes.replace(0, 16, "0123456789abcdef");
    else if (damage == "pages")
        bytes.replace(5000, 60000, QByteArray(60000, '\x5a'));
    else
        bytes.truncate(bytes.size() / 2);
    QVERIFY(writeBytes(m_file, bytes));

    const auto store = open();
    QVERIFY(store != nullptr);
    const QString kept = QString::fromStdString(store->damagedFile().string());
    QVERIFY(QFileInfo(kept).fileName().startsWith("foramen.damaged-"));
    QCOMPARE(bytesOf(kept), bytes);
    QVERIFY(!*store->load("1.2.1"));
    QVERIFY(store->save(assessment(), entry("change")));
}

void TestAssessmentStore::damagedFiles_areNeverOverwritten()
{
    QStringList kept;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(writeBytes(
            m_file, QByteArray::number(i) + " is no database, whatever its name may say of it"));
        const auto store = open();
        QVERIFY(store != nullptr);
        kept << QString::fromStdString(store->damagedFile().string());
    }
    kept.removeDuplicates();
    QCOMPARE(kept.size(), 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(bytesOf(kept[i]).startsWith(QByteArray::number(i)));
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

void TestAssessmentStore::newerDatabase_isRefusedAndUntouched()
{
    QVERIFY(open()->save(assessment(), entry("change")));
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 999"), SQLITE_OK);
    const QByteArray before = bytesOf(m_file);
    const auto store = AssessmentStore::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::DatabaseNewer);
    QCOMPARE(bytesOf(m_file), before);
}

void TestAssessmentStore::foreignDatabase_isRefusedAndUntouched()
{
    QCOMPARE(runSql(m_file, "CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1"),
             SQLITE_OK);
    const QByteArray before = bytesOf(m_file);
    const auto store = AssessmentStore::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::Unsupported);
    QCOMPARE(bytesOf(m_file), before);
}

void TestAssessmentStore::lockedDatabase_failsSoonAndWorksLater()
{
    const auto store = open();
    QVERIFY(store->save(assessment(), entry("change")));
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    QElapsedTimer timer;
    timer.start();
    const auto saved = store->save(edited(Severity::Severe, "late"), entry("change"));
    QVERIFY(!saved && saved.error().code == ErrorCode::DatabaseLocked);
    QVERIFY(timer.elapsed() <= 2000);
    QVERIFY(store->load(kStudy).has_value());
    sqlite3_close(other);
    QVERIFY(store->save(edited(Severity::Severe, "late"), entry("change")));
    QCOMPARE((*store->load(kStudy))->cell(kSite).decision->comment, std::string("late"));
}

void TestAssessmentStore::exclusiveLock_failsToOpenSoon()
{
    QVERIFY(open()->save(assessment(), entry("change")));
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr,
                          nullptr, nullptr),
             SQLITE_OK);
    QElapsedTimer timer;
    timer.start();
    const auto store = AssessmentStore::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::DatabaseLocked);
    QVERIFY(timer.elapsed() <= 2000);
    sqlite3_close(other);
    QVERIFY(open() && open()->damagedFile().empty());
}

void TestAssessmentStore::fullDisk_losesNothing()
{
    const auto store = open();
    QVERIFY(store->save(edited(Severity::Moderate, "before"), entry("change")));
    // No file may grow: what a full disk looks like, without filling one.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    rlimit small = limit;
    small.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &small);
    const Assessment inMemory = edited(Severity::Severe, "after");
    const auto saved = store->save(inMemory, entry("change"));
    setrlimit(RLIMIT_FSIZE, &limit);
    QVERIFY(!saved && saved.error().code == ErrorCode::NotWritable);
    QCOMPARE((*store->load(kStudy))->cell(kSite).decision->comment, std::string("before"));
    QVERIFY(store->save(inMemory, entry("change")));
    QCOMPARE((*open()->load(kStudy))->cell(kSite).decision->comment, std::string("after"));
}

void TestAssessmentStore::unwritablePlace_isRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("below a file") << "file/foramen.sqlite";
    QTest::newRow("kernel folder") << "/proc/foramen/foramen.sqlite";
    QTest::newRow("is a folder") << ".";
}

void TestAssessmentStore::unwritablePlace_isRefused()
{
    QFETCH(QString, file);
    QVERIFY(writeBytes(m_folder->filePath("file"), "x"));
    const auto store = AssessmentStore::open(QDir(m_folder->path()).filePath(file).toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::NotWritable);
}

void TestAssessmentStore::readOnlyFolder_isRefused()
{
    const auto readable = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther
        | QFileDevice::ExeOther;
    QVERIFY(QFile::setPermissions(m_folder->path(), readable));
    const bool root = geteuid() == 0; // root may write everywhere, so be somebody else
    QVERIFY(!root || seteuid(kNobody) == 0);
    const auto store = AssessmentStore::open(m_file.toStdString());
    QVERIFY(!root || seteuid(0) == 0);
    QVERIFY(QFile::setPermissions(m_folder->path(), readable | QFileDevice::WriteOwner));
    QVERIFY(!store && store.error().code == ErrorCode::NotWritable);
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
