#include "core/dicom/pixels/pixel_reader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/volume_builder.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/faults/failing_memory.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <filesystem>

using namespace foramen;
using namespace foramen::test;

/// Folders and files that the disk or the network refuses, at first or while they are read.
class TestStudyScannerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void folderWithoutPermission_isNamedAndTheRestIsRead();
    void folderThatBreaksOff_isNamed();
    void givenFolderWithoutPermission_isRefused();
    void fileThatVanished_isNamed();
    void fileWithoutPermission_isNamed();
    void fileOfAFailingDisk_isNotCalledDamaged();
    void fileThatVanishedSince_leavesAGap();
    void fileCutOffSince_leavesAGap();
    void pixelsOfAFailingDisk_areNotCalledDamaged();
    void shortMemory_isSaidOfTheSeries();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
    /// The only reason for one file or folder.
    static Reason reasonOf(const std::vector<InputProblem>& problems,
                           const std::filesystem::path& path)
    {
        const auto found = std::find_if(problems.begin(), problems.end(),
                                        [&](const InputProblem& one) { return one.path == path; });
        return found != problems.end() ? found->reason : Reason();
    }

    TestFolder m_folder;
};

/// Two series, each in its folder.
void TestStudyScannerFaults::init()
{
    m_folder.renew();
    SampleImage image;
    writeStack(folder() / "open", image, 5);
    image.seriesUid = "1.2.826.0.1.3680043.9.1.2";
    image.seriesNumber = 2;
    writeStack(folder() / "other", image, 5);
}

void TestStudyScannerFaults::folderWithoutPermission_isNamedAndTheRestIsRead()
{
    FailingFiles faults;
    faults.fail(FileCall::List, EACCES, "/other");
    faults.fail(FileCall::Open, EACCES, "/other");
    const auto scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->studies[0].series.size(), std::size_t{1});
    QVERIFY(reasonOf(scan->problems, folder() / "other") == Reason(ReasonCode::FolderNotReadable));
}

void TestStudyScannerFaults::folderThatBreaksOff_isNamed()
{
    FailingFiles faults;
    faults.fail(FileCall::Read, EIO, "/other", 3); // the list of the folder
    const auto scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(reasonOf(scan->problems, folder() / "other") == Reason(ReasonCode::FolderReadInPart));
}

void TestStudyScannerFaults::givenFolderWithoutPermission_isRefused()
{
    FailingFiles faults;
    faults.fail(FileCall::List, EACCES, "/other");
    faults.fail(FileCall::Open, EACCES, "/other");
    const auto scan = scanStudies({folder() / "other"});
    QVERIFY(!scan);
    QVERIFY(scan.error().code == ErrorCode::NotReadable);
}

void TestStudyScannerFaults::fileThatVanished_isNamed()
{
    FailingFiles faults;
    faults.fail(FileCall::Open, ENOENT, "/other/IM3");
    const auto scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies[0].series[1].instances.size(), std::size_t{4});
    QVERIFY(reasonOf(scan->problems, folder() / "other" / "IM3")
            == Reason(ReasonCode::FileMissing));
}

void TestStudyScannerFaults::fileWithoutPermission_isNamed()
{
    FailingFiles faults;
    faults.fail(FileCall::Open, EACCES, "/other/IM3");
    const auto scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(reasonOf(scan->problems, folder() / "other" / "IM3")
            == Reason(ReasonCode::FileNotReadableBecause, ReasonCode::SystemNoPermission));
}

void TestStudyScannerFaults::fileOfAFailingDisk_isNotCalledDamaged()
{
    FailingFiles faults;
    faults.fail(FileCall::Read, EIO, "/other/IM3");
    const auto scan = scanStudies({folder()});
    QVERIFY(scan);
    QVERIFY(reasonOf(scan->problems, folder() / "other" / "IM3")
            == Reason(ReasonCode::FileNotReadableBecause, ReasonCode::SystemNoAnswer));
}

void TestStudyScannerFaults::fileThatVanishedSince_leavesAGap()
{
    const auto scan = scanStudies({folder() / "open"});
    QVERIFY(scan);
    std::filesystem::remove(folder() / "open" / "IM3");
    const auto volumes = buildVolumes(scan->studies[0].series[0]);
    QVERIFY(volumes);
    QCOMPARE(volumes->volumes.size(), std::size_t{1});
    const auto& sources = volumes->volumes[0]->sources;
    QCOMPARE(std::count_if(sources.begin(), sources.end(),
                           [](const SliceSource& one) { return one.missing; }),
             std::ptrdiff_t{1});
    QVERIFY(reasonOf(volumes->problems, folder() / "open" / "IM3")
            == Reason(ReasonCode::FileMissing));
}

void TestStudyScannerFaults::fileCutOffSince_leavesAGap()
{
    const auto scan = scanStudies({folder() / "open"});
    QVERIFY(scan);
    truncateFile(folder() / "open" / "IM3", 20); // as by a copy that goes on
    const auto volumes = buildVolumes(scan->studies[0].series[0]);
    QVERIFY(volumes);
    const auto& sources = volumes->volumes.front()->sources;
    QCOMPARE(std::count_if(sources.begin(), sources.end(),
                           [](const SliceSource& one) { return one.missing; }),
             std::ptrdiff_t{1});
    QVERIFY(!reasonOf(volumes->problems, folder() / "open" / "IM3").empty());
}

void TestStudyScannerFaults::pixelsOfAFailingDisk_areNotCalledDamaged()
{
    SampleImage image;
    image.rows = 128; // more than is read at once with the header
    image.columns = 128;
    writeSample(folder() / "large.dcm", image);
    const auto scan = scanStudies({folder() / "large.dcm"});
    QVERIFY(scan);
    const Instance& instance = scan->studies[0].series[0].instances[0];
    QVERIFY(readPixels(instance));
    FailingFiles faults;
    faults.fail(FileCall::Read, EIO, "/large.dcm", 1);
    const auto pixels = readPixels(instance);
    QVERIFY(!pixels);
    QVERIFY(pixels.error().code == ErrorCode::NotReadable);
    QVERIFY(pixels.error().reason
            == Reason(ReasonCode::FileNotReadableBecause, ReasonCode::SystemNoAnswer));
}

void TestStudyScannerFaults::shortMemory_isSaidOfTheSeries()
{
    SampleImage image;
    image.rows = 256;
    image.columns = 256;
    writeStack(folder() / "large", image, 8);
    const auto scan = scanStudies({folder() / "large"});
    QVERIFY(scan);
    const Series& series = scan->studies[0].series[0];
    {
        const FailingMemory memory(512 * 1024); // a picture, not the volume
        const auto volumes = buildVolumes(series);
        QVERIFY(!volumes);
        QVERIFY(volumes.error().reason == Reason(ReasonCode::SeriesTooLarge));
    }
    {
        const FailingMemory memory(64 * 1024); // not even a picture
        const auto volumes = buildVolumes(series);
        QVERIFY(!volumes);
        QVERIFY(volumes.error().reason == Reason(ReasonCode::MemoryShort));
    }
    QVERIFY(buildVolumes(series));
}

QTEST_APPLESS_MAIN(TestStudyScannerFaults)
#include "tst_study_scanner_faults.moc"
