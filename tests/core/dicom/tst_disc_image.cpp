#include "core/dicom/media/disc_image.h"

#include "core/dicom/media/archive.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/file_content.h"
#include "tests/support/sample_archive.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::size_t kSector = 2048;

std::string descriptor(const std::string& name)
{
    std::string sector(kSector, '\0');
    sector.replace(1, name.size(), name);
    return sector;
}

/// A disc image that holds only volume descriptors, as mkudffs and burning programs write them.
std::string discWith(const std::vector<std::string>& names)
{
    std::string image(16 * kSector, '\0');
    for (const std::string& name : names)
        image += descriptor(name);
    return image + std::string(40 * kSector, '\0');
}

} // namespace

/// File systems of disc images: ISO 9660 and UDF.
class TestDiscImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileSystems_areReadFromTheDescriptors();
    void udfAlone_isRefusedWithWhatToDo();
    void bridge_isReadByItsIsoPart();
    void bridgeWithANoticeAlone_saysWhereTheFilesAre();

private:
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    /// An ISO image with UDF descriptors after its own, as UDF bridge discs have.
    void writeBridge(const std::filesystem::path& file, const std::vector<SampleEntry>& entries);

    QTemporaryDir m_folder;
};

void TestDiscImage::writeBridge(const std::filesystem::path& file,
                                const std::vector<SampleEntry>& entries)
{
    writeArchive(file, SampleFormat::Iso, entries);
    std::string bytes = contentOf(file);
    std::size_t at = 16 * kSector;
    while (bytes.compare(at + 1, 5, "CD001") == 0)
        at += kSector;
    // There libarchive writes its name, which is not needed.
    bytes.replace(at, kSector, descriptor("NSR02"));
    writeText(file, bytes);
}

void TestDiscImage::fileSystems_areReadFromTheDescriptors()
{
    writeText(path("udf"), discWith({"BEA01", "NSR03", "TEA01"}));
    QVERIFY(fileSystemsOf(path("udf")).udf);
    QVERIFY(!fileSystemsOf(path("udf")).iso9660);
    writeText(path("bridge"), discWith({"CD001", "CD001", "BEA01", "NSR02", "TEA01"}));
    QVERIFY(fileSystemsOf(path("bridge")).udf);
    QVERIFY(fileSystemsOf(path("bridge")).iso9660);
    writeText(path("iso"), discWith({"CD001", "CD001", "other", "NSR02"}));
    QVERIFY(!fileSystemsOf(path("iso")).udf);
    writeText(path("short"), std::string(16 * kSector + 3, '\1'));
    QVERIFY(!fileSystemsOf(path("short")).iso9660);
    QVERIFY(!fileSystemsOf(path("nowhere")).udf);
}

void TestDiscImage::udfAlone_isRefusedWithWhatToDo()
{
    for (const char* name : {"disc.iso", "disc"}) {
        writeText(path(name), discWith({"BEA01", "NSR02", "TEA01"}));
        QVERIFY(isArchive(path(name)));
        const auto scan = scanStudies({path(name)});
        QVERIFY(!scan);
        QCOMPARE(scan.error().code, ErrorCode::Unsupported);
        QVERIFY2(scan.error().message.find("UDF") != std::string::npos,
                 scan.error().message.c_str());
        QVERIFY(scan.error().message.find("copy its files") != std::string::npos);
    }
}

void TestDiscImage::bridge_isReadByItsIsoPart()
{
    writeBridge(path("bridge.iso"), {{"a.dcm", "one"}, {"b.dcm", "two"}});
    QVERIFY(fileSystemsOf(path("bridge.iso")).udf);
    QVERIFY(fileSystemsOf(path("bridge.iso")).iso9660);
    std::filesystem::create_directory(path("out"));
    const auto unpacked = unpackArchive(path("bridge.iso"), path("out"));
    QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message.c_str());
    QCOMPARE(unpacked->fileCount, std::size_t{2});
    QVERIFY(unpacked->problems.empty());
    QCOMPARE(contentOf(path("out") / "b.dcm"), std::string("two"));
}

void TestDiscImage::bridgeWithANoticeAlone_saysWhereTheFilesAre()
{
    writeBridge(path("notice.iso"), {{"readme.txt", "This disc contains a UDF file system"}});
    std::filesystem::create_directory(path("out2"));
    const auto unpacked = unpackArchive(path("notice.iso"), path("out2"));
    QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message.c_str());
    QCOMPARE(unpacked->problems.size(), std::size_t{1});
    QVERIFY(english(unpacked->problems[0].reason).find("UDF") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestDiscImage)
#include "tst_disc_image.moc"
