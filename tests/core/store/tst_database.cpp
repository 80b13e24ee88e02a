#include "tests/core/store/sample_store.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr uid_t kNobody = 65534;

bool writeBytes(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// How the store treats files that it cannot use, through the interface of its callers.
class TestDatabase : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void damagedFile_isMovedAside_data();
    void damagedFile_isMovedAside();
    void damagedFiles_areNeverOverwritten();
    void newerDatabase_isRefusedAndUntouched();
    void foreignDatabase_isRefusedAndUntouched();
    void lockedDatabase_failsSoonAndWorksLater();
    void exclusiveLock_failsToOpenSoon();
    void fullDisk_losesNothing();
    void unwritablePlace_isRefused_data();
    void unwritablePlace_isRefused();
    void readOnlyFolder_isRefused();
};

void TestDatabase::init()
{
    renew();
}

void TestDatabase::damagedFile_isMovedAside_data()
{
    QTest::addColumn<QString>("damage");
    for (const char* damage : {"garbage", "header", "pages", "truncated"})
        QTest::newRow(damage) << damage;
}

void TestDatabase::damagedFile_isMovedAside()
{
    QFETCH(QString, damage);
    {
        const auto store = open();
        for (int i = 0; i < 30; ++i)
            QVERIFY(store->write(assessment("1.2." + std::to_string(i)), graded()));
    }
    QByteArray bytes = contentOf(m_file);
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
    QCOMPARE(contentOf(kept), bytes);
    QVERIFY(!*store->assessment("1.2.1"));
    QVERIFY(store->write(assessment(), graded()));
}

void TestDatabase::damagedFiles_areNeverOverwritten()
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
        QVERIFY(contentOf(kept[i]).startsWith(QByteArray::number(i)));
}

void TestDatabase::newerDatabase_isRefusedAndUntouched()
{
    QVERIFY(open()->write(assessment(), graded()));
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 999"), SQLITE_OK);
    const QByteArray before = contentOf(m_file);
    const auto store = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::DatabaseNewer);
    QCOMPARE(contentOf(m_file), before);
}

void TestDatabase::foreignDatabase_isRefusedAndUntouched()
{
    QCOMPARE(runSql(m_file, "CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1"),
             SQLITE_OK);
    const QByteArray before = contentOf(m_file);
    const auto store = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::Unsupported);
    QCOMPARE(contentOf(m_file), before);
}

void TestDatabase::lockedDatabase_failsSoonAndWorksLater()
{
    const auto store = open();
    QVERIFY(store->write(assessment(), graded()));
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    QElapsedTimer timer;
    timer.start();
    const auto saved = store->write(edited(Severity::Severe, "late"), graded());
    QVERIFY(!saved && saved.error().code == ErrorCode::DatabaseLocked);
    QVERIFY(timer.elapsed() <= 2000);
    QVERIFY(store->assessment(kStudy).has_value());
    sqlite3_close(other);
    QVERIFY(store->write(edited(Severity::Severe, "late"), graded()));
    QCOMPARE((*store->assessment(kStudy))->cell(kSite).comment->text, std::string("late"));
}

void TestDatabase::exclusiveLock_failsToOpenSoon()
{
    QVERIFY(open()->write(assessment(), graded()));
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr,
                          nullptr, nullptr),
             SQLITE_OK);
    QElapsedTimer timer;
    timer.start();
    const auto store = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::DatabaseLocked);
    QVERIFY(timer.elapsed() <= 2000);
    sqlite3_close(other);
    QVERIFY(open() && open()->damagedFile().empty());
}

void TestDatabase::fullDisk_losesNothing()
{
    const auto store = open();
    QVERIFY(store->write(edited(Severity::Moderate, "before"), graded()));
    // No file may grow, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    rlimit small = limit;
    small.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &small);
    const Assessment inMemory = edited(Severity::Severe, "after");
    const auto saved = store->write(inMemory, graded());
    setrlimit(RLIMIT_FSIZE, &limit);
    QVERIFY(!saved && saved.error().code == ErrorCode::NotWritable);
    QCOMPARE((*store->assessment(kStudy))->cell(kSite).comment->text, std::string("before"));
    QVERIFY(store->write(inMemory, graded()));
    QCOMPARE((*open()->assessment(kStudy))->cell(kSite).comment->text, std::string("after"));
}

void TestDatabase::unwritablePlace_isRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("below a file") << "file/foramen.sqlite";
    QTest::newRow("kernel folder") << "/proc/foramen/foramen.sqlite";
    QTest::newRow("is a folder") << ".";
}

void TestDatabase::unwritablePlace_isRefused()
{
    QFETCH(QString, file);
    QVERIFY(writeBytes(m_folder.filePath("file"), "x"));
    const auto store = StudyDatabase::open(QDir(m_folder.folder()).filePath(file).toStdString());
    QVERIFY(!store && store.error().code == ErrorCode::NotWritable);
}

void TestDatabase::readOnlyFolder_isRefused()
{
    const auto readable = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther
        | QFileDevice::ExeOther;
    QVERIFY(QFile::setPermissions(m_folder.folder(), readable));
    const bool root = geteuid() == 0; // root may write everywhere, so the test becomes another user
    QVERIFY(!root || seteuid(kNobody) == 0);
    const auto store = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!root || seteuid(0) == 0);
    QVERIFY(QFile::setPermissions(m_folder.folder(), readable | QFileDevice::WriteOwner));
    QVERIFY(!store && store.error().code == ErrorCode::NotWritable);
}

QTEST_APPLESS_MAIN(TestDatabase)
#include "tst_database.moc"
