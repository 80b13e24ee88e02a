#include "core/store/folder_index/folder_index_file.h"
#include "tests/core/store/sample_store.h"
#include "tests/support/test_folder.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

using Folder = FolderIndexFile::Folder;
using Texts = std::vector<std::string>;

/// Bytes of every value, and no text.
std::string binary(std::size_t size, char first)
{
    std::string bytes(size, first);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(static_cast<std::size_t>(first) + i);
    return bytes;
}

} // namespace

/// The stored entries of folders: whole or not there.
class TestFolderIndexFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary.renew();
        m_file = m_temporary.filePath("index.sqlite");
    }

    void load_ofNoFileIsEmpty();
    void save_keepsBytes();
    void save_replacesAndRemoves();
    void save_dropsWhatWasNotUsedForLongest();
    void save_makesAFileForItsOwnerOnly();
    void damagedFile_isMadeAgain_data();
    void damagedFile_isMadeAgain();
    void fileOfAnotherVersion_isMadeAgain();
    void fileOfAnotherProgram_staysAsItIs();
    void lockedFile_isAnError();
    void killedWriter_leavesOldOrNew();

private:
    [[nodiscard]] FolderIndexFile index(std::int64_t limit = 1 << 30) const
    {
        return FolderIndexFile(m_file.toStdString(), limit);
    }

    TestFolder m_temporary;
    QString m_file;
};

void TestFolderIndexFile::load_ofNoFileIsEmpty()
{
    QVERIFY((index().load({"/a", "/b"}) == Texts{"", ""}));
    QVERIFY(!QFile::exists(m_file));
}

void TestFolderIndexFile::save_keepsBytes()
{
    const std::string folder = "/a/\xff 'quoted' ö";
    const std::string entries = binary(3000, '\0');
    QVERIFY(index().save({{folder, entries}, {"/b", "b"}}));
    QVERIFY((index().load({"/b", "/c", folder}) == Texts{"b", "", entries}));
}

void TestFolderIndexFile::save_replacesAndRemoves()
{
    QVERIFY(index().save({{"/a", "1"}, {"/b", "1"}, {"/c", "1"}}));
    QVERIFY(index().save({{"/a", "2"}, {"/b", ""}}));
    QVERIFY((index().load({"/a", "/b", "/c"}) == Texts{"2", "", "1"}));
}

void TestFolderIndexFile::save_dropsWhatWasNotUsedForLongest()
{
    constexpr std::int64_t limit = 3500;
    for (const char* folder : {"/a", "/b", "/c"})
        QVERIFY(index(limit).save({{folder, binary(1000, 'x')}}));
    QVERIFY(index(limit).save({{"/d", binary(1000, 'x')}}, {"/a"}));
    const Texts left = index(limit).load({"/a", "/b", "/c", "/d"});
    QVERIFY(!left[0].empty());
    QVERIFY(left[1].empty());
    QVERIFY(!left[2].empty());
    QVERIFY(!left[3].empty());
}

void TestFolderIndexFile::save_makesAFileForItsOwnerOnly()
{
    m_file = m_temporary.filePath("new/index.sqlite");
    QVERIFY(index().save({{"/a", "1"}}));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_file).permissions() & others));
}

void TestFolderIndexFile::damagedFile_isMadeAgain_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("size");
    QTest::newRow("the head") << 0 << 100;
    QTest::newRow("the tables") << 100 << 4000;
    QTest::newRow("the pages") << 4096 << 60000;
    QTest::newRow("cut off") << 5000 << 0;
}

void TestFolderIndexFile::damagedFile_isMadeAgain()
{
    QFETCH(int, from);
    QFETCH(int, size);
    const std::string entries = binary(30000, 'a');
    QVERIFY(index().save({{"/a", entries}, {"/b", entries}}));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (size == 0) {
        QVERIFY(file.resize(from));
    } else {
        QVERIFY(file.seek(from));
        file.write(QByteArray(size, '\xA5'));
    }
    file.close();
    // Entries have a checksum of their own: the file may return them damaged, but must not fail.
    QCOMPARE(index().load({"/a", "/b"}).size(), std::size_t{2});
    QVERIFY(index().save({{"/a", "new"}, {"/b", "new"}}));
    QVERIFY((index().load({"/a", "/b"}) == Texts{"new", "new"}));
}

void TestFolderIndexFile::fileOfAnotherVersion_isMadeAgain()
{
    QVERIFY(index().save({{"/a", "1"}}));
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 77; DROP TABLE folder; CREATE TABLE x (y)"), 0);
    QVERIFY(index().load({"/a"}).front().empty());
    QVERIFY(index().save({{"/a", "2"}}));
    QCOMPARE(index().load({"/a"}).front(), std::string("2"));
}

void TestFolderIndexFile::fileOfAnotherProgram_staysAsItIs()
{
    QCOMPARE(runSql(m_file, "CREATE TABLE letters (text); INSERT INTO letters VALUES ('dear')"), 0);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(index().load({"/a"}).front().empty());
    const auto saved = index().save({{"/a", "1"}});
    QCOMPARE(saved.error().code, ErrorCode::Unsupported);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void TestFolderIndexFile::lockedFile_isAnError()
{
    QVERIFY(index().save({{"/a", "1"}}));
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(index().save({{"/a", "2"}}).error().code, ErrorCode::DatabaseLocked);
    QCOMPARE(index().load({"/a"}).front(), std::string("1"));
    sqlite3_close(other);
    QVERIFY(index().save({{"/a", "2"}}));
}

/// A process writes generation after generation into twenty folders and is killed in between.
void TestFolderIndexFile::killedWriter_leavesOldOrNew()
{
    constexpr int folders = 20;
    constexpr std::size_t size = 20000;
    std::vector<std::string> names;
    for (int i = 0; i < folders; ++i)
        names.push_back("/study/" + std::to_string(i));
    const auto generation = [&](char letter) {
        std::vector<Folder> all;
        for (const std::string& name : names)
            all.emplace_back(name, std::string(size, letter));
        return all;
    };
    for (int round = 0; round < 12; ++round) {
        int pipe[2] = {};
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
                const bool saved = index().save(generation(letter)).has_value();
                if (!saved || ::write(pipe[1], "", 1) != 1)
                    ::_exit(1);
            }
        }
        // After some saves, at another point of the next one in each round.
        char byte = 0;
        for (int saves = 0; saves <= round % 3; ++saves)
            QCOMPARE(::read(pipe[0], &byte, 1), ssize_t{1});
        for (volatile int spin = 0; spin < round * 150'000;)
            spin = spin + 1;
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        ::close(pipe[0]);
        ::close(pipe[1]);
        const Texts found = index().load(names);
        for (const std::string& entries : found) {
            QCOMPARE(entries.size(), size);
            QCOMPARE(entries, found.front());
            QCOMPARE(entries, std::string(size, entries.front()));
        }
    }
}

QTEST_APPLESS_MAIN(TestFolderIndexFile)
#include "tst_folder_index_file.moc"
