#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcuid.h>

#include <QTest>

#include <algorithm>
#include <set>

using namespace foramen;
using namespace foramen::test;

/// Listing of studies and series of a folder.
class TestStudyScanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void scanStudies_groupsAndSorts();
    void scanStudies_readsWhatTheHeaderSays();
    void scanStudies_isDeterministic();
    void scanStudies_readsRsnaLayout();
    void scanStudies_recognisesRsnaUids();
    void scanStudies_keepsReportsBesideFoldersOfNumbers_data();
    void scanStudies_keepsReportsBesideFoldersOfNumbers();
    void scanStudies_reportsProgress();
    void scanStudies_readsEnhancedMultiFrame();
    void scanStudies_findsRealPatientPositions();
    void scanStudies_findsRealEnhancedImages();
    void scanStudies_walksRealDicomdir();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }

    TestFolder m_temporary;
};

void TestStudyScanner::scanStudies_groupsAndSorts()
{
    SampleImage image;
    image.seriesNumber = 5;
    writeStack(folder() / "a", image, 3);
    image.seriesUid = "1.2.826.0.1.3680043.9.1.2";
    image.seriesNumber = 2;
    writeStack(folder() / "b" / "c", image, 2);
    image.studyUid = "1.2.826.0.1.3680043.9.9";
    image.seriesUid = "1.2.826.0.1.3680043.9.9.1";
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_StudyDate, "19990101");
    };
    writeStack(folder() / "z", image, 1);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->fileCount, std::size_t{6});
    QCOMPARE(scan->studies.size(), std::size_t{2});
    QCOMPARE(scan->studies[1].studyInstanceUid, std::string("1.2.826.0.1.3680043.9.9"));
    const Study& study = scan->studies[0];
    QCOMPARE(study.series.size(), std::size_t{2});
    QCOMPARE(study.series[0].seriesNumber, 2);
    QCOMPARE(study.series[0].instances.size(), std::size_t{2});
    QCOMPARE(study.series[1].instances.size(), std::size_t{3});
    QCOMPARE(study.studyId, study.studyInstanceUid);
}

void TestStudyScanner::scanStudies_readsWhatTheHeaderSays()
{
    SampleImage image;
    image.position = {1.5, -2, 30};
    image.spacing = {0.7, 0.6};
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 100");
        data.putAndInsertString(DCM_PatientName, "M\xFCller^Eva");
        data.putAndInsertString(DCM_EchoTime, "112");
        data.putAndInsertString(DCM_RepetitionTime, "3500");
        data.putAndInsertString(DCM_WindowCenter, "400\\500");
        data.putAndInsertString(DCM_WindowWidth, "800\\900");
        data.putAndInsertString(DCM_PatientPosition, "HFS");
    };
    writeSample(folder() / "one", image);
    const Result<ScanResult> scan = scanStudies({folder() / "one"});
    QVERIFY(scan);
    const Study& study = scan->studies.front();
    QCOMPARE(study.patientName, std::string("Müller^Eva"));
    const Series& series = study.series.front();
    QCOMPARE(series.acquisition.echoTime.value(), 112.0);
    QCOMPARE(series.acquisition.repetitionTime.value(), 3500.0);
    QCOMPARE(series.acquisition.patientPosition, std::string("HFS"));
    const Instance& instance = series.instances.front();
    QCOMPARE(instance.rows, 4);
    QCOMPARE(instance.columns, 6);
    QCOMPARE(instance.windowCenter.value(), 400.0);
    QCOMPARE(instance.sopClassUid, std::string(UID_MRImageStorage));
    QCOMPARE(instance.frames.size(), std::size_t{1});
    const ImagePlane& plane = instance.frames.front().plane.value();
    QVERIFY((plane.position == PatientPoint{1.5, -2, 30}));
    QCOMPARE(plane.rowSpacing, 0.7);
    QCOMPARE(plane.columnSpacing, 0.6);
    QVERIFY(!instance.truncated);
}

void TestStudyScanner::scanStudies_isDeterministic()
{
    SampleImage image;
    for (int series = 0; series < 4; ++series) {
        image.seriesUid = "1.2.826.0.1.3680043.9.1." + std::to_string(series + 1);
        writeStack(folder() / std::to_string(series), image, 20);
    }
    const auto pathsOf = [](const ScanResult& scan) {
        std::vector<std::string> paths;
        for (const Series& series : scan.studies.front().series)
            for (const Instance& instance : series.instances)
                paths.push_back(instance.path.string());
        return paths;
    };
    const std::vector<std::string> first = pathsOf(scanStudies({folder()}).value());
    QCOMPARE(first.size(), std::size_t{80});
    for (int round = 0; round < 5; ++round)
        QVERIFY(pathsOf(scanStudies({folder()}).value()) == first);
}

void TestStudyScanner::scanStudies_readsRsnaLayout()
{
    SampleImage image;
    for (const char* series : {"2828203845", "3844393089"})
        for (int n = 1; n <= 2; ++n) {
            image.instanceNumber = n;
            writeSample(folder() / "train_images" / "4290001234" / series
                            / (std::to_string(n) + ".dcm"),
                        image);
        }
    writeText(
        folder() / "train_series_descriptions.csv",
        "\xEF\xBB\xBFstudy_id,series_id,series_description\r\n4290001234,2828203845,Sagittal T1\r\n"
        "4290001234,3844393089,\"Sagittal T2/STIR\"\r\n");
    // Also from folders below, as `grade train_images/*` gives them.
    for (const auto& given :
         {folder(), folder() / "train_images", folder() / "train_images" / "4290001234"}) {
        const Result<ScanResult> scan = scanStudies({given});
        QVERIFY(scan);
        QCOMPARE(scan->studies.size(), std::size_t{1});
        const Study& study = scan->studies.front();
        QCOMPARE(study.studyId, std::string("4290001234"));
        QCOMPARE(study.series.size(), std::size_t{2});
        QCOMPARE(study.series[0].seriesId, std::string("2828203845"));
        QCOMPARE(study.series[0].rsnaDescription, std::string("Sagittal T1"));
        QCOMPARE(study.series[1].rsnaDescription, std::string("Sagittal T2/STIR"));
    }
}

void TestStudyScanner::scanStudies_recognisesRsnaUids()
{
    SampleImage image;
    image.studyUid = "4003253";
    image.seriesUid = "4003253.702807833";
    writeSample(folder() / "4003253" / "702807833" / "8.dcm", image);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.front().studyId, std::string("4003253"));
    QCOMPARE(scan->studies.front().series.front().seriesId, std::string("702807833"));
    // Real UIDs count, although the folders have numbers as names.
    SampleImage real;
    writeSample(folder() / "other" / "1" / "2" / "3", real);
    QCOMPARE(scanStudies({folder() / "other"})->studies.front().studyId, real.studyUid);
}

void TestStudyScanner::scanStudies_keepsReportsBesideFoldersOfNumbers_data()
{
    QTest::addColumn<QString>("images");
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("report");
    const QString uuid = QStringLiteral("2.25.290419709757276593339629914983713363633");
    QTest::newRow("UUID as UID") << "somewhere" << uuid << "somewhere/40/report.dcm";
    QTest::newRow("the challenge's folders") << "train_images" << uuid << "train_images/40/report";
    QTest::newRow("report elsewhere") << "train_images" << uuid << "reports/one";
    QTest::newRow("a registered root") << "train_images"
                                       << "1.2.826.0.1.3680043.10.7"
                                       << "report.dcm";
    QTest::newRow("the challenge's UIDs") << "train_images"
                                          << "40"
                                          << "train_images/40/report";
}

void TestStudyScanner::scanStudies_keepsReportsBesideFoldersOfNumbers()
{
    QFETCH(QString, images);
    QFETCH(QString, uid);
    QFETCH(QString, report);
    SampleImage image;
    image.studyUid = uid.toStdString();
    for (const char* series : {"11", "12"}) {
        image.seriesUid = image.studyUid + "." + series;
        writeSample(folder() / images.toStdString() / "40" / series / "1.dcm", image);
    }
    image.seriesUid = image.studyUid + ".13";
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SOPClassUID, UID_ComprehensiveSRStorage);
        data.putAndInsertString(DCM_Modality, "SR");
        data.findAndDeleteElement(DCM_PixelData);
        data.findAndDeleteElement(DCM_Rows);
        data.findAndDeleteElement(DCM_Columns);
    };
    writeSample(folder() / report.toStdString(), image);
    const Result<ScanResult> scan = scanStudies({folder()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->studies.front().series.size(), std::size_t{3});
}

void TestStudyScanner::scanStudies_reportsProgress()
{
    writeStack(folder(), {}, 40);
    double last = 0;
    bool rises = true;
    const Task task{{}, [&](double fraction) {
                        rises = rises && fraction >= last;
                        last = fraction;
                    }};
    QVERIFY(scanStudies({folder()}, task));
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
}

void TestStudyScanner::scanStudies_readsEnhancedMultiFrame()
{
    SampleImage image;
    image.placed = false;
    image.rows = 2;
    image.columns = 2;
    image.pixels = {1, 2, 3, 4, 5, 6, 7, 8};
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SOPClassUID, UID_EnhancedMRImageStorage);
        data.putAndInsertString(DCM_NumberOfFrames, "2");
        DcmItem* shared = nullptr;
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_SharedFunctionalGroupsSequence, shared);
        shared->findOrCreateSequenceItem(DCM_PlaneOrientationSequence, item);
        item->putAndInsertString(DCM_ImageOrientationPatient, "0\\1\\0\\0\\0\\-1");
        shared->findOrCreateSequenceItem(DCM_PixelMeasuresSequence, item);
        item->putAndInsertString(DCM_PixelSpacing, "0.5\\0.6");
        item->putAndInsertString(DCM_SliceThickness, "4");
        shared->findOrCreateSequenceItem(DCM_MREchoSequence, item);
        item->putAndInsertFloat64(DCM_EffectiveEchoTime, 102);
        shared->findOrCreateSequenceItem(DCM_MRTimingAndRelatedParametersSequence, item);
        item->putAndInsertString(DCM_RepetitionTime, "3500");
        for (int f = 0; f < 2; ++f) {
            DcmItem* frame = nullptr;
            data.findOrCreateSequenceItem(DCM_PerFrameFunctionalGroupsSequence, frame, f);
            frame->findOrCreateSequenceItem(DCM_PlanePositionSequence, item);
            item->putAndInsertString(DCM_ImagePositionPatient, f == 0 ? "10\\0\\0" : "6\\0\\0");
        }
    };
    for (const char* syntax : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1"}) {
        image.transferSyntaxUid = syntax;
        writeSample(folder() / "enhanced", image);
        const Result<ScanResult> scan = scanStudies({folder()});
        QVERIFY(scan);
        const Series& series = scan->studies.front().series.front();
        QCOMPARE(series.acquisition.echoTime.value(), 102.0);
        QCOMPARE(series.acquisition.repetitionTime.value(), 3500.0);
        const Instance& instance = series.instances.front();
        QCOMPARE(instance.sliceThickness.value(), 4.0);
        QCOMPARE(instance.frames.size(), std::size_t{2});
        const ImagePlane& plane = instance.frames[1].plane.value();
        QVERIFY((plane.position == PatientPoint{6, 0, 0}));
        QVERIFY((plane.columnDirection == PatientVector{0, 0, -1}));
        QCOMPARE(plane.columnSpacing, 0.6);
        QCOMPARE(instance.frames[1].frameNumber, 2);
    }
}

void TestStudyScanner::scanStudies_findsRealPatientPositions()
{
    const std::filesystem::path real = realData("patient-positions/In");
    if (real.empty() || !std::filesystem::exists(real))
        QSKIP("FORAMEN_TEST_DATA has no patient-positions");
    const Result<ScanResult> scan = scanStudies({real});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{4});
    std::set<std::string> positions;
    for (const Study& study : scan->studies)
        positions.insert(study.series.front().acquisition.patientPosition);
    QVERIFY((positions == std::set<std::string>{"HFS", "HFP", "HFDL", "HFDR"}));
}

void TestStudyScanner::scanStudies_findsRealEnhancedImages()
{
    const std::filesystem::path real = realData("enhanced-sagittal/In");
    if (real.empty() || !std::filesystem::exists(real))
        QSKIP("FORAMEN_TEST_DATA has no enhanced-sagittal");
    const Result<ScanResult> scan = scanStudies({real});
    QVERIFY(scan);
    for (const Series& series : scan->studies.front().series) {
        const std::vector<Frame>& frames = series.instances.front().frames;
        QCOMPARE(frames.size(), std::size_t{63});
        QVERIFY(std::all_of(frames.begin(), frames.end(),
                            [](const Frame& f) { return f.plane.has_value(); }));
    }
}

void TestStudyScanner::scanStudies_walksRealDicomdir()
{
    const std::filesystem::path real = realData("pydicom/test_files/dicomdirtests/DICOMDIR");
    if (real.empty() || !std::filesystem::exists(real))
        QSKIP("FORAMEN_TEST_DATA has no pydicom files");
    const Result<ScanResult> scan = scanStudies({real});
    QVERIFY(scan);
    QVERIFY(scan->studies.size() >= 4);
    QVERIFY(scan->problems.empty());
}

QTEST_APPLESS_MAIN(TestStudyScanner)
#include "tst_study_scanner.moc"
