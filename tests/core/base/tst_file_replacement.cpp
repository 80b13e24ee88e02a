#include "core/base/files/file_replacement.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

#include <cerrno>

using namespace foramen;
using namespace foramen::test;

Q_DECLARE_METATYPE(foramen::test::FileCall)
Q_DECLARE_METATYPE(foramen::ReasonCode)

/// Files whose new content replaces the old one whole or not at all.
class TestFileReplacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }

    void content_replacesTheOldAndNothingLiesBeside();
    void fault_leavesTheOldFileAndSaysWhy_data();
    void fault_leavesTheOldFileAndSaysWhy();
    void fault_leavesNothingWhereNothingWas();
    void pieces_makeOneFile();
    void partOfALibrary_replacesTheOld();
    void link_staysAndItsTargetIsReplaced();
    void device_isWrittenAndStays();
    void permissions_stay();
    void bulk_isNotSynced();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::filesystem::path file(const char* name) const
    {
        return path(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder.folder()).entryList(QDir::Files | QDir::System | QDir::Hidden);
    }

    TestFolder m_folder;
};

void TestFileReplacement::content_replacesTheOldAndNothingLiesBeside()
{
    QVERIFY(replaceFile(file("report.json"), "an older and longer text"));
    QVERIFY(replaceFile(file("report.json"), std::string_view("a\0b", 3)));
    QCOMPARE(contentOf(path("report.json")), QByteArray("a\0b", 3));
    QVERIFY(replaceFile(file("report.json"), ""));
    QCOMPARE(contentOf(path("report.json")), QByteArray());
    QCOMPARE(names(), QStringList{"report.json"});
}

void TestFileReplacement::fault_leavesTheOldFileAndSaysWhy_data()
{
    QTest::addColumn<FileCall>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<ReasonCode>("reason");
    QTest::newRow("disk full while written")
        << FileCall::Write << ENOSPC << ReasonCode::SystemDiskFull;
    QTest::newRow("share of the user full")
        << FileCall::Write << EDQUOT << ReasonCode::SystemDiskFull;
    QTest::newRow("disk full at the end") << FileCall::Sync << ENOSPC << ReasonCode::SystemDiskFull;
    QTest::newRow("disk fails") << FileCall::Sync << EIO << ReasonCode::SystemNoAnswer;
    QTest::newRow("no permission") << FileCall::Create << EACCES << ReasonCode::SystemNoPermission;
    QTest::newRow("read-only") << FileCall::Create << EROFS << ReasonCode::SystemReadOnly;
    QTest::newRow("folder gone") << FileCall::Rename << ENOENT << ReasonCode::SystemNoFolder;
}

void TestFileReplacement::fault_leavesTheOldFileAndSaysWhy()
{
    QFETCH(FileCall, call);
    QFETCH(int, error);
    QFETCH(ReasonCode, reason);
    QVERIFY(replaceFile(file("report.json"), "the old text"));
    FailingFiles faults;
    faults.fail(call, error, "report.json");
    const auto written = replaceFile(file("report.json"), "the new text");
    faults.release();
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::NotWritable);
    QVERIFY(written.error().reason == Reason(ReasonCode::FileNotWritten, reason));
    QCOMPARE(contentOf(path("report.json")), QByteArray("the old text"));
    QCOMPARE(names(), QStringList{"report.json"});
    QVERIFY(replaceFile(file("report.json"), "the new text")); // there is room again
    QCOMPARE(contentOf(path("report.json")), QByteArray("the new text"));
}

void TestFileReplacement::fault_leavesNothingWhereNothingWas()
{
    FailingFiles faults;
    faults.fail(FileCall::Write, ENOSPC, "report.json");
    const auto written = replaceFile(file("report.json"), "text");
    faults.release();
    QVERIFY(!written);
    QCOMPARE(QString::fromStdString(written.error().message),
             QString("The file cannot be written: the disk is full"));
    QVERIFY(names().isEmpty());
}

void TestFileReplacement::pieces_makeOneFile()
{
    QVERIFY(replaceFile(file("weights"), "old"));
    {
        FileReplacement next(file("weights"));
        QVERIFY(next.write("one "));
        QVERIFY(next.write("two"));
        QCOMPARE(contentOf(path("weights")), QByteArray("old"));
        QVERIFY(next.commit());
    }
    QCOMPARE(contentOf(path("weights")), QByteArray("one two"));
    {
        FileReplacement next(file("weights"));
        QVERIFY(next.write("given up"));
    }
    QCOMPARE(contentOf(path("weights")), QByteArray("one two"));
    QCOMPARE(names(), QStringList{"weights"});
}

void TestFileReplacement::partOfALibrary_replacesTheOld()
{
    QVERIFY(replaceFile(file("weights"), "old"));
    FileReplacement next(file("weights"));
    writeText(next.part(), "of a library");
    QVERIFY(next.commit());
    QCOMPARE(contentOf(path("weights")), QByteArray("of a library"));
    FileReplacement none(file("weights"));
    const auto committed = none.commit(); // the library has written nothing
    QVERIFY(!committed);
    QCOMPARE(contentOf(path("weights")), QByteArray("of a library"));
}

void TestFileReplacement::link_staysAndItsTargetIsReplaced()
{
    QVERIFY(QDir(m_folder.folder()).mkdir("elsewhere"));
    QVERIFY(replaceFile(file("elsewhere/report.json"), "old"));
    QVERIFY(QFile::link(path("elsewhere/report.json"), path("report.json")));
    QVERIFY(replaceFile(file("report.json"), "new"));
    QVERIFY(QFileInfo(path("report.json")).isSymLink());
    QCOMPARE(contentOf(path("elsewhere/report.json")), QByteArray("new"));
}

void TestFileReplacement::device_isWrittenAndStays()
{
    QVERIFY(QFile::link("/dev/null", path("nothing")));
    QVERIFY(replaceFile(file("nothing"), "text"));
    const auto written = replaceFile("/dev/full", "text"); // the system's own full disk
    QVERIFY(!written);
    QVERIFY(written.error().reason
            == Reason(ReasonCode::FileNotWritten, ReasonCode::SystemDiskFull));
    for (const char* device : {"/dev/null", "/dev/full"}) {
        struct stat status { };
        QCOMPARE(::stat(device, &status), 0);
        QVERIFY(S_ISCHR(status.st_mode));
    }
}

void TestFileReplacement::permissions_stay()
{
    QVERIFY(replaceFile(file("private"), "old"));
    QVERIFY(QFile::setPermissions(path("private"), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(replaceFile(file("private"), "new"));
    struct stat status { };
    QCOMPARE(::stat(file("private").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void TestFileReplacement::bulk_isNotSynced()
{
    FailingFiles faults;
    faults.fail(FileCall::Sync, EIO, "picture.png");
    QVERIFY(replaceFile(file("picture.png"), "new", Durability::Process));
    QVERIFY(!replaceFile(file("picture.png"), "newer"));
    QCOMPARE(contentOf(path("picture.png")), QByteArray("new"));
}

QTEST_GUILESS_MAIN(TestFileReplacement)
#include "tst_file_replacement.moc"
