#include "core/dicom/scanning/header_scan.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcddirif.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QTest>

#include <atomic>

using namespace foramen;
using namespace foramen::test;
using namespace std::chrono_literals;

namespace {

/// Eight series of twenty slices; the name of the wanted one is in the middle of the alphabet.
void writeStudy(const std::filesystem::path& folder, bool flat)
{
    for (int series = 0; series < 8; ++series) {
        SampleImage image;
        image.seriesUid = "1.2.826.0.1.3680043.9.1." + std::to_string(series + 1);
        image.seriesNumber = series + 1;
        image.description = series == 5 ? "wanted" : "other";
        const std::filesystem::path own = folder / ("s" + std::to_string(series));
        writeStack(own, image, 20);
        if (!flat)
            continue;
        int number = 0;
        for (const auto& entry : std::filesystem::directory_iterator(own))
            std::filesystem::rename(
                entry.path(), folder / ("IM" + std::to_string(1000 + series * 20 + number++)));
        std::filesystem::remove(own);
    }
}

std::optional<SeriesChoice> wanted(const std::vector<Study>& studies)
{
    for (std::size_t study = 0; study < studies.size(); ++study)
        for (std::size_t i = 0; i < studies[study].series.size(); ++i)
            if (studies[study].series[i].seriesDescription == "wanted")
                return SeriesChoice{study, i};
    return std::nullopt;
}

} // namespace

/// Early offering of a preferred series while headers are read.
class TestHeaderScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void scan_readsThePreferredSeriesFirst_data();
    void scan_readsThePreferredSeriesFirst();
    void scan_isTheSameWithAndWithoutAWatch();
    void scan_offersNothingWhereFilesAreMixed();
    void scan_offersNothingWhenItIsQuick();
    void scan_offersNothingWhenNothingIsPreferred();
    void scan_takesASampleForAStudyOfThatSize();
    void dicomDirectory_missingFilesAreNamed();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }

    TestFolder m_temporary;
};

void TestHeaderScan::scan_readsThePreferredSeriesFirst_data()
{
    QTest::addColumn<bool>("flat");
    QTest::newRow("a folder for each series") << false;
    QTest::newRow("one folder for all") << true;
}

void TestHeaderScan::scan_readsThePreferredSeriesFirst()
{
    QFETCH(bool, flat);
    writeStudy(folder(), flat);
    double progress = 0;
    double progressThen = -1;
    std::optional<Study> offered;
    const Task task{{}, [&](double fraction) {
                        progress = fraction;
                    }};
    const auto scan = scanStudies({folder()}, task,
                                  {wanted,
                                   [&](Study study) {
                                       QVERIFY(!offered);
                                       offered = std::move(study);
                                       progressThen = progress;
                                   },
                                   0ms});
    QVERIFY(scan);
    QVERIFY(offered);
    QCOMPARE(offered->series.size(), std::size_t{1});
    QCOMPARE(offered->series[0].seriesDescription, std::string("wanted"));
    QCOMPARE(offered->series[0].instances.size(), std::size_t{20});
    QCOMPARE(offered->studyInstanceUid, scan->studies[0].studyInstanceUid);
    // At most two files of each folder, or one of sixteen, and the series: most files are unread
    // then.
    QVERIFY2(progressThen < 0.4, qPrintable(QString::number(progressThen)));
    QCOMPARE(scan->studies[0].series.size(), std::size_t{8});
    const Series& again = scan->studies[0].series[5];
    for (std::size_t i = 0; i < 20; ++i)
        QCOMPARE(offered->series[0].instances[i].path, again.instances[i].path);
}

void TestHeaderScan::scan_isTheSameWithAndWithoutAWatch()
{
    writeStudy(folder(), true);
    const auto plain = scanStudies({folder()});
    const auto watched = scanStudies({folder()}, {}, {wanted, [](const Study&) {}, 0ms});
    QVERIFY(plain && watched);
    QCOMPARE(watched->fileCount, plain->fileCount);
    for (std::size_t series = 0; series < 8; ++series) {
        const Series& a = plain->studies[0].series[series];
        const Series& b = watched->studies[0].series[series];
        QCOMPARE(b.seriesInstanceUid, a.seriesInstanceUid);
        QCOMPARE(b.instances.size(), a.instances.size());
        for (std::size_t i = 0; i < a.instances.size(); ++i)
            QCOMPARE(b.instances[i].path, a.instances[i].path);
    }
}

void TestHeaderScan::scan_offersNothingWhereFilesAreMixed()
{
    // Files of all series in turn, under names without meaning.
    writeStudy(folder() / "in", false);
    std::filesystem::create_directory(folder() / "out");
    for (int series = 0; series < 8; ++series)
        for (int slice = 0; slice < 20; ++slice)
            std::filesystem::rename(folder() / "in" / ("s" + std::to_string(series))
                                        / ("IM" + std::to_string(slice + 1)),
                                    folder() / "out"
                                        / std::to_string(10000 + slice * 8 + (slice + series) % 8));
    bool offered = false;
    const auto scan =
        scanStudies({folder() / "out"}, {}, {wanted, [&](const Study&) { offered = true; }, 0ms});
    QVERIFY(scan);
    QCOMPARE(scan->studies[0].series.size(), std::size_t{8});
    QVERIFY(!offered);
}

void TestHeaderScan::scan_offersNothingWhenItIsQuick()
{
    writeStudy(folder(), false);
    bool offered = false;
    QVERIFY(scanStudies({folder()}, {}, {wanted, [&](const Study&) { offered = true; }, 1h}));
    QVERIFY(!offered);
}

void TestHeaderScan::scan_offersNothingWhenNothingIsPreferred()
{
    writeStudy(folder(), false);
    bool offered = false;
    const ScanWatch watch{[](const std::vector<Study>&) { return std::nullopt; },
                          [&](const Study&) { offered = true; }, 0ms};
    QVERIFY(scanStudies({folder()}, {}, watch));
    QVERIFY(!offered);
}

void TestHeaderScan::scan_takesASampleForAStudyOfThatSize()
{
    writeStudy(folder(), true);
    std::vector<Study> seen;
    const ScanWatch watch{[&](const std::vector<Study>& studies) {
                              seen = studies;
                              return std::nullopt;
                          },
                          [](const Study&) {}, 0ms};
    QVERIFY(scanStudies({folder()}, {}, watch));
    QCOMPARE(seen.size(), std::size_t{1});
    std::size_t files = 0;
    for (const Series& series : seen[0].series)
        files += series.instances.size();
    QCOMPARE(files, std::size_t{160});
}

void TestHeaderScan::dicomDirectory_missingFilesAreNamed()
{
    for (int series = 1; series <= 2; ++series) {
        SampleImage image;
        image.seriesUid = "1.2.826.0.1.3680043.9.1." + std::to_string(series);
        image.change = [](DcmDataset& data) {
            data.putAndInsertString(DCM_PatientName, "Phantom");
            data.putAndInsertString(DCM_StudyDate, "20260101");
            data.putAndInsertString(DCM_StudyTime, "120000");
            data.putAndInsertString(DCM_StudyID, "1");
        };
        writeStack(folder() / ("SER" + std::to_string(series)), image, 3);
    }
    DicomDirInterface directory;
    const std::string root = folder().string();
    QVERIFY(
        directory
            .createNewDicomDir(DicomDirInterface::AP_GeneralPurpose, (root + "/DICOMDIR").c_str())
            .good());
    directory.disableConsistencyCheck();
    directory.disableEncodingCheck();
    for (int series = 1; series <= 2; ++series)
        for (int slice = 1; slice <= 3; ++slice) {
            const std::string name = "SER" + std::to_string(series) + "/IM" + std::to_string(slice);
            QVERIFY(directory.addDicomFile(name.c_str(), root.c_str()).good());
        }
    QVERIFY(directory.writeDicomDir().good());
    QVERIFY(scanStudies({folder() / "DICOMDIR"})->problems.empty());

    // Of a subfolder, with the same paths.
    std::filesystem::copy_file(folder() / "DICOMDIR", folder() / "SER2" / "DIRFILE");
    QVERIFY(scanStudies({folder()})->problems.empty());
    std::filesystem::remove(folder() / "SER2" / "DIRFILE");

    // A name in lower case, a file that is not listed, and one that is missing.
    std::filesystem::rename(folder() / "SER1" / "IM1", folder() / "SER1" / "im1");
    std::filesystem::rename(folder() / "SER2" / "IM3", folder() / "SER2" / "EXTRA");
    for (const auto& path : {folder() / "DICOMDIR", folder()}) {
        const auto scan = scanStudies({path});
        QVERIFY(scan);
        QCOMPARE(scan->studies[0].series.size(), std::size_t{2});
        QCOMPARE(scan->studies[0].series[1].instances.size(), std::size_t{3});
        QCOMPARE(scan->problems.size(), std::size_t{1});
        QCOMPARE(scan->problems[0].path, folder() / "SER2" / "IM3");
    }
}

QTEST_GUILESS_MAIN(TestHeaderScan)
#include "tst_header_scan.moc"
