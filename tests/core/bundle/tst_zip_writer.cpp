#include "core/bundle/zip_writer.h"

#include "core/ai/model/model_bundle.h"
#include "core/dicom/media/archive.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cerrno>
#include <numeric>
#include <stop_token>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// Zip files that are written aside.
class TestZipWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void entries_areUnpackedAgain();
    void uncommitted_leavesTheOldFile();
    void failures_leaveTheOldFile_data();
    void failures_leaveTheOldFile();
    void changedSource_isRefused();
    void missingSource_isNamed();
    void cancel_stopsWithinAFile();

private:
    [[nodiscard]] fs::path zip() const { return m_folder.path("made.zip"); }
    /// A file that deflates badly, so that the archive is written while entries are added.
    [[nodiscard]] fs::path noise(std::size_t bytes) const
    {
        std::string text(bytes, 0);
        unsigned state = 1;
        for (char& byte : text) {
            state = state * 1664525 + 1013904223;
            byte = static_cast<char>(state >> 24);
        }
        writeText(m_folder.path("noise"), text);
        return m_folder.path("noise");
    }

    TestFolder m_folder;
};

void TestZipWriter::entries_areUnpackedAgain()
{
    const fs::path source = noise(1'000'000);
    std::uint64_t wrote = 0;
    {
        ZipWriter writer(zip());
        const auto file =
            writer.addFile("a/b.bin", source, {}, [&](std::uint64_t bytes) { wrote += bytes; });
        QVERIFY(file);
        QCOMPARE(file->bytes, std::uint64_t{1'000'000});
        QCOMPARE(file->sha256, *sha256OfFile(source));
        const auto text = writer.addText("c.txt", "text");
        QVERIFY(text);
        QCOMPARE(text->sha256, sha256OfText("text"));
        QVERIFY(writer.addText("empty.txt", ""));
        QVERIFY(!fs::exists(zip()));
        QVERIFY(writer.commit());
    }
    QCOMPARE(wrote, std::uint64_t{1'000'000});
    fs::create_directory(m_folder.path("out"));
    const auto unpacked = unpackArchive(zip(), m_folder.path("out"));
    QVERIFY(unpacked);
    QCOMPARE(unpacked->fileCount, std::size_t{3});
    QVERIFY(contentOf(m_folder.path("out/a/b.bin")) == contentOf(source));
    QCOMPARE(contentOf(m_folder.path("out/c.txt")), std::string("text"));
}

void TestZipWriter::uncommitted_leavesTheOldFile()
{
    writeText(zip(), std::string("old"));
    {
        ZipWriter writer(zip());
        QVERIFY(writer.addText("c.txt", "text"));
    }
    QCOMPARE(contentOf(zip()), std::string("old"));
    QVERIFY(!fs::exists(m_folder.path("made.zip.part")));
}

void TestZipWriter::failures_leaveTheOldFile_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("after");
    for (const int after : {0, 1, 2, 3, 5, 8})
        QTest::addRow("full after %d", after) << int(FileCall::Write) << ENOSPC << after;
    QTest::newRow("no permission") << int(FileCall::Create) << EACCES << 0;
    QTest::newRow("not kept") << int(FileCall::Sync) << EIO << 0;
    QTest::newRow("not renamed") << int(FileCall::Rename) << EACCES << 0;
}

void TestZipWriter::failures_leaveTheOldFile()
{
    QFETCH(int, call);
    QFETCH(int, error);
    QFETCH(int, after);
    const fs::path source = noise(2'000'000);
    writeText(zip(), std::string("old"));
    FailingFiles faults;
    const bool isRename = call == int(FileCall::Rename); // of the part to its own name
    faults.fail(static_cast<FileCall>(call), error, isRename ? "made.zip" : "made.zip.part", after);
    {
        ZipWriter writer(zip());
        const auto file = writer.addFile("a", source, {});
        const auto text = writer.addText("b", "text");
        const auto done = writer.commit();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::NotWritable);
        QVERIFY(
            done.error().message.find(error == ENOSPC ? "the disk is full" : "cannot be written")
            != std::string::npos);
        QVERIFY(call != int(FileCall::Create) || !text || !file);
    }
    faults.release();
    QCOMPARE(contentOf(zip()), std::string("old"));
    QVERIFY(!fs::exists(m_folder.path("made.zip.part")));
}

void TestZipWriter::changedSource_isRefused()
{
    const fs::path source = noise(1'000'000);
    ZipWriter writer(zip());
    const auto grown =
        writer.addFile("a", source, {}, [&](std::uint64_t) { fs::resize_file(source, 1'000'001); });
    QVERIFY(!grown);
    QCOMPARE(grown.error().code, ErrorCode::NotReadable);
    const auto shrunk =
        writer.addFile("b", source, {}, [&](std::uint64_t) { fs::resize_file(source, 300'000); });
    QVERIFY(!shrunk);
    QCOMPARE(shrunk.error().code, ErrorCode::NotReadable);
}

void TestZipWriter::missingSource_isNamed()
{
    ZipWriter writer(zip());
    const auto file = writer.addFile("a", m_folder.path("nothing"), {});
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::NotFound);
}

void TestZipWriter::cancel_stopsWithinAFile()
{
    const fs::path source = noise(2'000'000);
    std::stop_source stop;
    std::uint64_t wrote = 0;
    ZipWriter writer(zip());
    const auto file = writer.addFile("a", source, {stop.get_token(), {}}, [&](std::uint64_t bytes) {
        wrote += bytes;
        stop.request_stop();
    });
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Cancelled);
    QVERIFY(wrote < 1'000'000);
}

QTEST_APPLESS_MAIN(TestZipWriter)
#include "tst_zip_writer.moc"
