#include "core/dicom/media/archive.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/file_content.h"
#include "tests/support/sample_archive.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <stop_token>

using namespace foramen;
using namespace foramen::test;

namespace {

std::set<std::string> filesIn(const std::filesystem::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (!entry.is_directory())
            names.insert(entry.path().lexically_relative(folder).string());
    return names;
}

} // namespace

/// Unpacking of archives, correct, damaged and hostile.
class TestArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void unpackArchive_writesWhatWasPacked_data();
    void unpackArchive_writesWhatWasPacked();
    void unpackArchive_refusesNamesThatLeadOut_data();
    void unpackArchive_refusesNamesThatLeadOut();
    void unpackArchive_leavesLinksAndDevicesOut();
    void unpackArchive_neverWritesThroughALink();
    void unpackArchive_keepsFilesOfOneName();
    void unpackArchive_takesNamesInAnyLanguage();
    void unpackArchive_takesNamesThatAreTooLong();
    void unpackArchive_takesBackslashes();
    void unpackArchive_refusesBombs();
    void unpackArchive_refusesTooManyEntries();
    void unpackArchive_refusesAFullDisk();
    void unpackArchive_refusesPasswords();
    void unpackArchive_refusesTruncated_data();
    void unpackArchive_refusesTruncated();
    void unpackArchive_leavesADamagedFileOut();
    void unpackArchive_refusesOtherBytes();
    void unpackArchive_stopsWhenAsked();
    void unpackArchive_reportsRisingProgress();
    void isArchive_goesByContent();

    void scanStudies_opensArchives_data();
    void scanStudies_opensArchives();
    void scanStudies_removesWhatItUnpacked();
    void scanStudies_showsPathsWithinTheArchive();
    void scanStudies_opensArchivesBesideFolders();
    void scanStudies_namesArchivesInside();
    void scanStudies_saysInOneSentenceWhyAnArchiveIsRefused();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }
    [[nodiscard]] std::filesystem::path out() const { return folder() / "out"; }
    [[nodiscard]] std::filesystem::path file() const { return folder() / "archive"; }

    TestFolder m_temporary;
};

Q_DECLARE_METATYPE(foramen::test::SampleFormat)

void TestArchive::init()
{
    m_temporary.renew();
    std::filesystem::create_directory(out());
    qputenv("FORAMEN_TEMPORARY", (m_temporary.folder() + "/opened").toUtf8());
}

void TestArchive::unpackArchive_writesWhatWasPacked_data()
{
    QTest::addColumn<SampleFormat>("format");
    QTest::newRow("zip") << SampleFormat::Zip;
    QTest::newRow("iso") << SampleFormat::Iso;
    QTest::newRow("tar") << SampleFormat::Tar;
    QTest::newRow("tar.gz") << SampleFormat::TarGz;
}

void TestArchive::unpackArchive_writesWhatWasPacked()
{
    QFETCH(SampleFormat, format);
    const std::string content(100'000, 'x');
    writeArchive(file(), format,
                 {{"series", {}, SampleEntryKind::Folder},
                  {"series/1.dcm", content},
                  {"series/2.dcm", "two"},
                  {"empty", ""}});
    QVERIFY(isArchive(file()));
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message.c_str());
    QCOMPARE(unpacked->fileCount, std::size_t{3});
    QVERIFY(unpacked->problems.empty());
    QCOMPARE(filesIn(out()), (std::set<std::string>{"empty", "series/1.dcm", "series/2.dcm"}));
    QCOMPARE(contentOf(out() / "series/1.dcm"), content);
    QCOMPARE(contentOf(out() / "series/2.dcm"), std::string("two"));
}

void TestArchive::unpackArchive_refusesNamesThatLeadOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<SampleFormat>("format");
    for (const char* name : {"../evil", "a/../../evil", "/tmp/foramen-evil", "..\\evil", "C:\\evil",
                             "\\\\host\\evil", "a/.."}) {
        QTest::addRow("zip %s", name) << name << SampleFormat::Zip;
        QTest::addRow("tar %s", name) << name << SampleFormat::Tar;
    }
}

void TestArchive::unpackArchive_refusesNamesThatLeadOut()
{
    QFETCH(QString, name);
    QFETCH(SampleFormat, format);
    writeArchive(file(), format, {{"good", "good"}, {name.toStdString(), "evil"}});
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, ErrorCode::Unsupported);
    QVERIFY(!std::filesystem::exists(folder() / "evil"));
    QVERIFY(!std::filesystem::exists("/tmp/foramen-evil"));
}

void TestArchive::unpackArchive_leavesLinksAndDevicesOut()
{
    writeArchive(file(), SampleFormat::Tar,
                 {{"file", "content"},
                  {"link", "/etc/passwd", SampleEntryKind::SymbolicLink},
                  {"second", "file", SampleEntryKind::HardLink},
                  {"null", {}, SampleEntryKind::Device}});
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(unpacked);
    QCOMPARE(unpacked->problems.size(), std::size_t{1});
    QVERIFY(english(unpacked->problems.front().reason).find('3') != std::string::npos);
    QCOMPARE(filesIn(out()), (std::set<std::string>{"file"}));
}

void TestArchive::unpackArchive_neverWritesThroughALink()
{
    std::filesystem::create_directory(folder() / "elsewhere");
    for (const SampleFormat format : {SampleFormat::Tar, SampleFormat::Zip}) {
        writeArchive(file(), format,
                     {{"link", (folder() / "elsewhere").string(), SampleEntryKind::SymbolicLink},
                      {"link/evil", "evil"}});
        QVERIFY(unpackArchive(file(), out()));
        QVERIFY(filesIn(folder() / "elsewhere").empty());
        std::filesystem::remove_all(out());
        std::filesystem::create_directory(out());
    }
}

void TestArchive::unpackArchive_keepsFilesOfOneName()
{
    writeArchive(file(), SampleFormat::Zip,
                 {{"a", "first"}, {"a", "second"}, {"a/b", "below a file"}});
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(unpacked);
    QCOMPARE(unpacked->fileCount, std::size_t{3});
    std::set<std::string> contents;
    for (const std::string& name : filesIn(out()))
        contents.insert(contentOf(out() / name));
    QCOMPARE(contents, (std::set<std::string>{"first", "second", "below a file"}));
}

void TestArchive::unpackArchive_takesNamesInAnyLanguage()
{
    // In an unknown character set, as old programs write them, and in UTF-8.
    writeArchive(file(), SampleFormat::Tar, {{"M\xFCller/\xE4", "one"}, {"脊椎/一", "two"}});
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message.c_str());
    QCOMPARE(unpacked->fileCount, std::size_t{2});
    QCOMPARE(contentOf(out() / "脊椎/一"), std::string("two"));
}

void TestArchive::unpackArchive_takesNamesThatAreTooLong()
{
    writeArchive(file(), SampleFormat::Tar, {{std::string(300, 'n') + ".dcm", "content"}});
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(unpacked);
    QCOMPARE(unpacked->fileCount, std::size_t{1});
    QCOMPARE(filesIn(out()).size(), std::size_t{1});
}

void TestArchive::unpackArchive_takesBackslashes()
{
    writeArchive(file(), SampleFormat::Zip, {{"DICOM\\S1\\IM1", "content"}});
    QVERIFY(unpackArchive(file(), out()));
    QCOMPARE(filesIn(out()), (std::set<std::string>{"DICOM/S1/IM1"}));
}

void TestArchive::unpackArchive_refusesBombs()
{
    constexpr std::uint64_t unit = 1 << 18;
    const ArchiveLimits limits{
        .bytes = 64 * unit, .ratio = 100, .harmless = 4 * unit, .entries = 100, .spare = 0};
    writeArchive(file(), SampleFormat::Zip, {{"zeros", {}, SampleEntryKind::File, 16 * unit}});
    QVERIFY(std::filesystem::file_size(file()) < unit / 10);
    const auto ratio = unpackArchive(file(), out(), limits);
    QVERIFY(!ratio);
    QCOMPARE(ratio.error().code, ErrorCode::Unsupported);
    std::uintmax_t written = 0;
    for (const std::string& name : filesIn(out()))
        written += std::filesystem::file_size(out() / name);
    QVERIFY(written <= limits.harmless);

    // Many small files that are large together.
    std::vector<SampleEntry> many;
    for (int i = 0; i < 20; ++i)
        many.push_back({"file" + std::to_string(i), {}, SampleEntryKind::File, unit});
    writeArchive(file(), SampleFormat::TarGz, many);
    QVERIFY(!unpackArchive(file(), out(), limits));
    // An archive as large as its content is no such bomb.
    writeArchive(file(), SampleFormat::Tar, many);
    QVERIFY(unpackArchive(file(), out(), limits));
    writeArchive(file(), SampleFormat::Tar, {{"zeros", {}, SampleEntryKind::File, 65 * unit}});
    QVERIFY(!unpackArchive(file(), out(), limits));
}

void TestArchive::unpackArchive_refusesTooManyEntries()
{
    std::vector<SampleEntry> many;
    for (int i = 0; i < 11; ++i)
        many.push_back({"folder" + std::to_string(i), {}, SampleEntryKind::Folder});
    writeArchive(file(), SampleFormat::Zip, many);
    QVERIFY(!unpackArchive(file(), out(), {.entries = 10}));
    QVERIFY(unpackArchive(file(), out(), {.entries = 11}));
}

void TestArchive::unpackArchive_refusesAFullDisk()
{
    writeArchive(file(), SampleFormat::Zip, {{"a", "content"}});
    const auto unpacked =
        unpackArchive(file(), out(), {.spare = std::numeric_limits<std::uint64_t>::max()});
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, ErrorCode::NotWritable);
}

void TestArchive::unpackArchive_refusesPasswords()
{
    writeArchive(file(), SampleFormat::Zip, {{"a", "content"}}, "secret");
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, ErrorCode::Unsupported);
    QVERIFY(unpacked.error().message.find("password") != std::string::npos);
}

void TestArchive::unpackArchive_refusesTruncated_data()
{
    unpackArchive_writesWhatWasPacked_data();
}

void TestArchive::unpackArchive_refusesTruncated()
{
    QFETCH(SampleFormat, format);
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 300'000; ++i)
        noise += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    writeArchive(file(), format, {{"a", noise}, {"b", noise}});
    std::filesystem::resize_file(file(), std::filesystem::file_size(file()) / 2);
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, ErrorCode::Corrupt);
}

void TestArchive::unpackArchive_leavesADamagedFileOut()
{
    const std::string content(1000, 'x');
    writeArchive(file(), SampleFormat::Zip, {{"a", content}, {"b", "good"}});
    std::string bytes = contentOf(file());
    // The checksum in the first local header (APPNOTE 4.3.9: after the data), and its copy in the
    // central directory.
    const std::size_t descriptor = bytes.find("PK\7\10");
    QVERIFY(descriptor != std::string::npos);
    bytes[descriptor + 4] = static_cast<char>(~bytes[descriptor + 4]);
    const std::size_t central = bytes.find("PK\1\2");
    bytes[central + 16] = static_cast<char>(~bytes[central + 16]);
    writeText(file(), bytes);
    const auto unpacked = unpackArchive(file(), out());
    QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message.c_str());
    QCOMPARE(unpacked->problems.size(), std::size_t{1});
    QCOMPARE(unpacked->problems[0].path, std::filesystem::path("a"));
    QCOMPARE(filesIn(out()), (std::set<std::string>{"b"}));
}

void TestArchive::unpackArchive_refusesOtherBytes()
{
    for (const std::string& bytes : {std::string("PK\3\4"), std::string("PK\3\4 and no more"),
                                     std::string(), std::string("\x1f\x8b nonsense")}) {
        writeText(folder() / "x.zip", bytes);
        QVERIFY(isArchive(folder() / "x.zip"));
        const auto unpacked = unpackArchive(folder() / "x.zip", out());
        QVERIFY(!unpacked);
        QCOMPARE(unpacked.error().code, ErrorCode::Corrupt);
    }
    QCOMPARE(unpackArchive(folder() / "nowhere.zip", out()).error().code, ErrorCode::NotFound);
}

void TestArchive::unpackArchive_stopsWhenAsked()
{
    writeArchive(file(), SampleFormat::Zip, {{"a", "content"}});
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(unpackArchive(file(), out(), {}, {stop.get_token(), {}}).error().code,
             ErrorCode::Cancelled);
}

void TestArchive::unpackArchive_reportsRisingProgress()
{
    std::vector<SampleEntry> entries;
    for (int i = 0; i < 50; ++i)
        entries.push_back({"file" + std::to_string(i), std::string(20'000, 'x')});
    writeArchive(file(), SampleFormat::Tar, entries);
    double last = 0;
    int calls = 0;
    QVERIFY(unpackArchive(file(), out(), {}, {{}, [&](double fraction) {
                                                  QVERIFY(fraction >= last);
                                                  last = fraction;
                                                  ++calls;
                                              }}));
    QCOMPARE(last, 1.0);
    QVERIFY(calls > 10);
}

void TestArchive::isArchive_goesByContent()
{
    SampleImage image;
    writeSample(folder() / "image.dcm", image);
    QVERIFY(!isArchive(folder() / "image.dcm"));
    std::filesystem::copy(folder() / "image.dcm", folder() / "image.zip");
    QVERIFY(!isArchive(folder() / "image.zip")); // the name alone does not count
    QVERIFY(!isArchive(folder()));
    QVERIFY(!isArchive(folder() / "nowhere"));
    writeText(folder() / "notes.txt", "text");
    QVERIFY(!isArchive(folder() / "notes.txt"));
    QVERIFY(isArchiveName("A.ZIP"));
    QVERIFY(isArchiveName("a.tar.gz"));
    QVERIFY(!isArchiveName("zip"));
}

void TestArchive::scanStudies_opensArchives_data()
{
    unpackArchive_writesWhatWasPacked_data();
}

void TestArchive::scanStudies_opensArchives()
{
    QFETCH(SampleFormat, format);
    writeStack(folder() / "study" / "series", {}, 5);
    writeArchive(file(), format, entriesOf(folder() / "study"));
    const auto scan = scanStudies({file()});
    QVERIFY2(scan, scan ? "" : scan.error().message.c_str());
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->studies[0].series[0].instances.size(), std::size_t{5});
    QVERIFY(std::filesystem::exists(scan->studies[0].series[0].instances[0].path));
    QVERIFY(scan->problems.empty());
}

void TestArchive::scanStudies_removesWhatItUnpacked()
{
    writeStack(folder() / "study", {}, 3);
    writeArchive(file(), SampleFormat::Zip, entriesOf(folder() / "study"));
    std::filesystem::path unpacked;
    {
        const auto scan = scanStudies({file()});
        QVERIFY(scan);
        unpacked = scan->studies[0].series[0].instances[0].path;
        QVERIFY(std::filesystem::exists(unpacked));
        const auto permissions = std::filesystem::status(folder() / "opened").permissions();
        QCOMPARE(permissions, std::filesystem::perms::owner_all);
    }
    QVERIFY(!std::filesystem::exists(unpacked));
    QVERIFY(std::filesystem::is_empty(folder() / "opened"));
    // Also when it held nothing usable.
    writeArchive(file(), SampleFormat::Zip, {{"readme.txt", "text"}});
    QCOMPARE(scanStudies({file()}).error().code, ErrorCode::NotDicom);
    QVERIFY(std::filesystem::is_empty(folder() / "opened"));
}

void TestArchive::scanStudies_showsPathsWithinTheArchive()
{
    writeStack(folder() / "study" / "s", {}, 3);
    writeText(folder() / "study" / "s" / "bad.dcm", std::string(128, '\0') + "DICM\2");
    writeArchive(file(), SampleFormat::Zip, entriesOf(folder() / "study"));
    const auto scan = scanStudies({file()});
    QVERIFY(scan);
    QCOMPARE(scan->problems.size(), std::size_t{1});
    QCOMPARE(scan->problems[0].path, file() / "s" / "bad.dcm");
}

void TestArchive::scanStudies_opensArchivesBesideFolders()
{
    writeStack(folder() / "study", {}, 3);
    writeArchive(file(), SampleFormat::Zip, entriesOf(folder() / "study"));
    SampleImage other;
    other.studyUid = "1.2.826.0.1.3680043.9.7";
    writeStack(folder() / "other", other, 2);
    writeText(folder() / "broken.zip", "PK\3\4");
    const auto scan = scanStudies({file(), folder() / "broken.zip", folder() / "other"});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{2});
    QCOMPARE(scan->problems.size(), std::size_t{1});
    QCOMPARE(scan->problems[0].path, folder() / "broken.zip");
}

void TestArchive::scanStudies_namesArchivesInside()
{
    writeStack(folder() / "study", {}, 3);
    writeArchive(folder() / "study" / "inner.zip", SampleFormat::Zip, {{"a", "b"}});
    writeArchive(file(), SampleFormat::Zip, entriesOf(folder() / "study"));
    for (const auto& path : {file(), folder() / "study"}) {
        const auto scan = scanStudies({path});
        QVERIFY(scan);
        QCOMPARE(scan->problems.size(), std::size_t{1});
        QCOMPARE(scan->problems[0].path, path / "inner.zip");
    }
}

void TestArchive::scanStudies_saysInOneSentenceWhyAnArchiveIsRefused()
{
    writeArchive(file(), SampleFormat::Zip, {{"../evil", "evil"}});
    const auto evil = scanStudies({file()});
    QVERIFY(!evil);
    QCOMPARE(evil.error().code, ErrorCode::Unsupported);
    QVERIFY(!evil.error().message.empty());
    QVERIFY(std::filesystem::is_empty(folder() / "opened"));
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
