#include "core/dicom/pixels/pixel_reader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/encodings/transfer_syntaxes.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcuid.h>

#include <QTest>

#include <unistd.h>
#include <zlib.h>

#include <fstream>
#include <iterator>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Puts a file compressed with gzip in place of it.
void gzipInPlace(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const gzFile out = gzopen((path.string() + ".gz").c_str(), "wb");
    QVERIFY(out);
    QCOMPARE(gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size())),
             static_cast<int>(bytes.size()));
    QCOMPARE(gzclose(out), Z_OK);
    std::filesystem::remove(path);
}

} // namespace

/// Files that are no images, are damaged, missing or without identity.
class TestStudyScannerOddInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void scanStudies_keepsPatientsOfOneUidApart();
    void scanStudies_passesOverOtherFilesInFolders();
    void scanStudies_namesGivenFilesThatAreNotDicom();
    void scanStudies_refusesEmptyAndAbsentFolders();
    void scanStudies_goesOnAfterAnAbsentPath();
    void scanStudies_namesDamagedFilesOfADicomName();
    void scanStudies_saysWhatIsThereInstead();
    void scanStudies_followsLinks();
    void scanStudies_readsWhatIsLinkedTwiceOnce();
    void scanStudies_namesLinksThatLeadNowhere();
    void scanStudies_refusesUnreadableFolder();
    void scanStudies_namesDamagedFiles();
    void scanStudies_keepsTruncatedImageInItsSeries();
    void scanStudies_readsGzippedFiles_data();
    void scanStudies_readsGzippedFiles();
    void scanStudies_namesDamagedGzippedFiles();
    void scanStudies_listsOtherObjects();
    void scanStudies_keepsSopUidsThatRepeat();
    void scanStudies_readsFilesWithoutUids();
    void scanStudies_stopsWhenAsked();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }

    TestFolder m_temporary;
};

void TestStudyScannerOddInput::scanStudies_keepsPatientsOfOneUidApart()
{
    SampleImage image;
    writeSample(folder() / "a", image);
    image.patientId = "P2";
    writeSample(folder() / "b", image);
    QCOMPARE(scanStudies({folder()})->studies.size(), std::size_t{2});
}

void TestStudyScannerOddInput::scanStudies_passesOverOtherFilesInFolders()
{
    writeSample(folder() / "a", {});
    writeText(folder() / ".DS_Store", "Bud1");
    writeText(folder() / "notes.txt", "Nothing to see here, move along please.");
    writeText(folder() / "empty", "");
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(scan->problems.empty());
    QCOMPARE(scan->fileCount, std::size_t{4});
}

void TestStudyScannerOddInput::scanStudies_namesGivenFilesThatAreNotDicom()
{
    writeSample(folder() / "a", {});
    writeText(folder() / "notes.txt", "Nothing to see here, move along please.");
    const Result<ScanResult> scan = scanStudies({folder() / "a", folder() / "notes.txt"});
    QVERIFY(scan);
    QCOMPARE(scan->problems.size(), std::size_t{1});
    QCOMPARE(scan->problems.front().path, folder() / "notes.txt");
    const Result<ScanResult> alone = scanStudies({folder() / "notes.txt"});
    QVERIFY(!alone);
    QCOMPARE(alone.error().code, ErrorCode::NotDicom);
}

void TestStudyScannerOddInput::scanStudies_refusesEmptyAndAbsentFolders()
{
    QCOMPARE(scanStudies({folder()}).error().code, ErrorCode::NotDicom);
    QCOMPARE(scanStudies({folder() / "absent"}).error().code, ErrorCode::NotFound);
    QCOMPARE(scanStudies({}).error().code, ErrorCode::NotDicom);
}

void TestStudyScannerOddInput::scanStudies_goesOnAfterAnAbsentPath()
{
    writeSample(folder() / "a", {});
    const Result<ScanResult> scan = scanStudies({folder() / "absent", folder() / "a"});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->problems.size(), std::size_t{1});
    QCOMPARE(scan->problems.front().path, folder() / "absent");
    QCOMPARE(scan->problems.front().reason.code, ReasonCode::NoSuchPath);
    QVERIFY(!scanStudies({folder() / "absent", folder() / "absent too"}));
}

void TestStudyScannerOddInput::scanStudies_namesDamagedFilesOfADicomName()
{
    writeSample(folder() / "a", {});
    for (const char* name : {"1.dcm", "2.DCM", "._1.dcm", "notes.txt"})
        writeText(folder() / name, std::string(3000, '\x5a'));
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->problems.size(), std::size_t{2});
    QCOMPARE(scan->problems[0].path.filename(), std::filesystem::path("1.dcm"));
    QCOMPARE(scan->problems[0].reason.code, ReasonCode::FileNotDicom);
    QCOMPARE(scan->problems[1].path.filename(), std::filesystem::path("2.DCM"));
}

void TestStudyScannerOddInput::scanStudies_saysWhatIsThereInstead()
{
    const auto said = [&] {
        return englishSentence(scanStudies({folder()}).error().reason);
    };
    const std::string where = folder().string();
    QCOMPARE(said(), "No DICOM files were found in " + where + "; there is nothing in it.");
    writeText(folder() / "a.jpg", "no JPEG");
    writeText(folder() / "b.jpg", "no JPEG");
    writeText(folder() / "Miller^Eve", "no DICOM");
    writeText(folder() / "c" / "Notes.Miller-Eve", "no DICOM");
    QCOMPARE(said(), "No DICOM files were found in " + where + "; the files there: 2 *, 2 .jpg.");
    std::filesystem::create_symlink("absent", folder() / "link");
    QCOMPARE(said(),
             "No usable DICOM files were found in " + where
                 + ": The link leads to nothing that is there.");
}

void TestStudyScannerOddInput::scanStudies_followsLinks()
{
    writeStack(folder() / "store" / "patient" / "series", {}, 3);
    const std::filesystem::path cohort = folder() / "cohort";
    std::filesystem::create_directories(cohort);
    std::filesystem::create_directory_symlink("../store/patient", cohort / "patient-a");
    const Result<ScanResult> scan = scanStudies({cohort});
    QVERIFY(scan);
    QVERIFY(scan->problems.empty());
    QCOMPARE(scan->fileCount, std::size_t{3});
    QCOMPARE(scan->studies.front().series.front().instances.front().path,
             cohort / "patient-a" / "series" / "IM1");
    // The folder that is given may be a link itself, and so may single files.
    QCOMPARE(scanStudies({cohort / "patient-a"})->fileCount, std::size_t{3});
    const std::filesystem::path files = folder() / "files";
    std::filesystem::create_directories(files);
    for (const char* name : {"IM1", "IM2"})
        std::filesystem::create_symlink(folder() / "store" / "patient" / "series" / name,
                                        files / name);
    QCOMPARE(scanStudies({files})->fileCount, std::size_t{2});
}

void TestStudyScannerOddInput::scanStudies_readsWhatIsLinkedTwiceOnce()
{
    writeStack(folder() / "series", {}, 3);
    std::filesystem::create_directory_symlink("series", folder() / "again");
    std::filesystem::create_directory_symlink("..", folder() / "series" / "loop");
    std::filesystem::create_symlink("IM1", folder() / "series" / "copy");
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(scan->problems.empty());
    QCOMPARE(scan->fileCount, std::size_t{3});
    for (const Instance& instance : scan->studies.front().series.front().instances)
        QCOMPARE(instance.path.parent_path(), folder() / "series");
    // Two links to one folder elsewhere, each of which leads on to the other.
    const std::filesystem::path links = folder() / "links";
    std::filesystem::create_directories(links);
    std::filesystem::create_directory_symlink("../series", links / "b");
    std::filesystem::create_directory_symlink("b", links / "a");
    QCOMPARE(scanStudies({links})->fileCount, std::size_t{3});
}

void TestStudyScannerOddInput::scanStudies_namesLinksThatLeadNowhere()
{
    writeStack(folder() / "series", {}, 2);
    std::filesystem::create_symlink("itself", folder() / "series" / "itself");
    std::filesystem::create_directory_symlink("/", folder() / "series" / "root");
    const Result<ScanResult> scan = scanStudies({folder() / "series"});
    QVERIFY(scan);
    QCOMPARE(scan->fileCount, std::size_t{2});
    QCOMPARE(scan->problems.size(), std::size_t{2});
    QCOMPARE(scan->problems[0].path, folder() / "series" / "itself");
    QVERIFY(scan->problems[0].reason == Reason(ReasonCode::LinkBroken));
    QVERIFY(scan->problems[1].reason == Reason(ReasonCode::LinkUpwards));
}

void TestStudyScannerOddInput::scanStudies_refusesUnreadableFolder()
{
    if (geteuid() == 0)
        QSKIP("root reads every folder");
    writeSample(folder() / "open" / "a", {});
    std::filesystem::create_directories(folder() / "closed");
    std::filesystem::permissions(folder() / "closed", std::filesystem::perms::none);
    QCOMPARE(scanStudies({folder() / "closed"}).error().code, ErrorCode::NotReadable);
    const Result<ScanResult> scan = scanStudies({folder()});
    std::filesystem::permissions(folder() / "closed", std::filesystem::perms::owner_all);
    QVERIFY(scan);
    QCOMPARE(scan->problems.size(), std::size_t{1});
}

void TestStudyScannerOddInput::scanStudies_namesDamagedFiles()
{
    writeSample(folder() / "a", {});
    writeSample(folder() / "b", {});
    std::filesystem::resize_file(folder() / "b", 400); // inside the first attributes
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->problems.size(), std::size_t{1});
    QCOMPARE(scan->problems.front().path, folder() / "b");
    QCOMPARE(scan->studies.front().series.front().instances.size(), std::size_t{1});
}

void TestStudyScannerOddInput::scanStudies_keepsTruncatedImageInItsSeries()
{
    writeStack(folder(), {}, 3);
    truncateFile(folder() / "IM2", 10);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(scan->problems.empty());
    const std::vector<Instance>& instances = scan->studies.front().series.front().instances;
    QCOMPARE(instances.size(), std::size_t{3});
    QVERIFY(instances[1].truncated);
    QVERIFY(!instances[2].truncated);
}

void TestStudyScannerOddInput::scanStudies_readsGzippedFiles_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::newRow("native") << syntax::kExplicit;
    QTest::newRow("deflated") << syntax::kDeflated;
    QTest::newRow("RLE") << syntax::kRle;
    QTest::newRow("JPEG lossless") << syntax::kJpegLosslessFirstOrder;
}

void TestStudyScannerOddInput::scanStudies_readsGzippedFiles()
{
    QFETCH(QString, syntax);
    SampleImage image;
    image.transferSyntaxUid = syntax.toStdString();
    image.pixels.assign(24, 77);
    for (int i = 0; i < 3; ++i) {
        image.instanceNumber = i + 1;
        image.sopUid = "1.2.826.0.1.3680043.9.1.1." + std::to_string(i + 1);
        image.position[2] = 4.0 * i;
        writeSample(folder() / (std::to_string(i) + ".dcm"), image);
    }
    gzipInPlace(folder() / "0.dcm");
    gzipInPlace(folder() / "1.dcm");
    const std::filesystem::path first = folder() / "0.dcm.gz";
    for (const auto& [paths, count] : {std::pair(std::vector{folder()}, std::size_t{3}),
                                       std::pair(std::vector{first}, std::size_t{1})}) {
        const Result<ScanResult> scan = scanStudies(paths);
        QVERIFY(scan);
        QVERIFY(scan->problems.empty());
        const Series& series = scan->studies.front().series.front();
        QCOMPARE(series.instances.size(), count);
        for (const Instance& instance : series.instances) {
            const Result<PixelData> pixels = readPixels(instance);
            QVERIFY(pixels);
            QCOMPARE(pixels->rescaleSlope * pixels->stored.back() + pixels->rescaleIntercept, 77.0);
        }
    }
}

void TestStudyScannerOddInput::scanStudies_namesDamagedGzippedFiles()
{
    SampleImage image;
    image.rows = image.columns = 64;
    for (int i = 0; i < 64 * 64; ++i) // which gzip cannot shorten much
        image.pixels.push_back(static_cast<std::uint16_t>(i * i * 31));
    for (const char* name : {"whole.dcm", "cut.dcm"}) {
        image.sopUid += ".1";
        writeSample(folder() / name, image);
        gzipInPlace(folder() / name);
    }
    truncateFile(folder() / "cut.dcm.gz", 2000);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    const auto& instances = scan->studies.front().series.front().instances;
    QCOMPARE(instances.size(), std::size_t{2});
    int refused = 0;
    for (const Instance& instance : instances)
        refused += readPixels(instance) ? 0 : 1;
    QCOMPARE(refused, 1);
    // Something else that is compressed is no DICOM file.
    writeText(folder() / "notes.txt", "Nothing to see here, move along please.");
    gzipInPlace(folder() / "notes.txt");
    const Result<ScanResult> notes = scanStudies({folder() / "notes.txt.gz"});
    QVERIFY(!notes);
    QVERIFY(!notes.error().reason.empty());
}

void TestStudyScannerOddInput::scanStudies_listsOtherObjects()
{
    SampleImage image;
    writeSample(folder() / "image", image);
    for (const char* uid :
         {UID_ComprehensiveSRStorage, UID_RawDataStorage,
          UID_GrayscaleSoftcopyPresentationStateStorage, UID_SegmentationStorage}) {
        image.change = [uid](DcmDataset& data) {
            data.putAndInsertString(DCM_SOPClassUID, uid);
        };
        image.seriesUid += ".1";
        writeSample(folder() / uid, image);
    }
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(scan->problems.empty());
    int others = 0;
    for (const Series& series : scan->studies.front().series)
        for (const Instance& instance : series.instances)
            others += instance.kind == InstanceKind::Other ? 1 : 0;
    QCOMPARE(others, 4);
}

void TestStudyScannerOddInput::scanStudies_keepsSopUidsThatRepeat()
{
    SampleImage image;
    writeSample(folder() / "a", image);
    image.seriesUid = "1.2.826.0.1.3680043.9.1.2";
    writeSample(folder() / "b", image);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.front().series.size(), std::size_t{2});
}

void TestStudyScannerOddInput::scanStudies_readsFilesWithoutUids()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.findAndDeleteElement(DCM_StudyInstanceUID);
        data.findAndDeleteElement(DCM_SeriesInstanceUID);
    };
    for (const char* name : {"a/1", "a/2", "b/1"})
        writeSample(folder() / name, image);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{2}); // one for each folder
}

void TestStudyScannerOddInput::scanStudies_stopsWhenAsked()
{
    writeStack(folder(), {}, 3);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(scanStudies({folder()}, {stop.get_token(), {}}).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestStudyScannerOddInput)
#include "tst_study_scanner_odd_input.moc"
