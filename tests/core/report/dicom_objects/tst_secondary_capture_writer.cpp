#include "core/report/dicom_objects/secondary_capture_writer.h"

#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"
#include "tests/support/test_folder.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// A picture of the screen as a DICOM object.
class TestSecondaryCaptureWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pixels_comeBack_data();
    void pixels_comeBack();
    void object_isOfTheStudyAndItsImage();
    void otherPicture_isAnotherObjectOfTheSeries();
    void unusableUids_areNotReferredTo();
    void wrongSize_isRefused();
    void dciodvfy_findsNoError();

private:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path("capture.dcm"); }
    TestFolder m_folder;
};

namespace {

/// Each pixel has another colour.
CapturedPicture samplePicture(int columns, int rows)
{
    CapturedPicture picture{.columns = columns,
                            .rows = rows,
                            .source = {.seriesInstanceUid = "1.2.3.9",
                                       .sopInstanceUid = "1.2.3.9.77",
                                       .frameNumber = 1},
                            .number = 5};
    for (int i = 0; i < 3 * columns * rows; ++i)
        picture.rgb.push_back(static_cast<std::uint8_t>(i * 7));
    return picture;
}

Report captureReport()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    return report;
}

} // namespace

void TestSecondaryCaptureWriter::pixels_comeBack_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("even") << 8 << 4;
    QTest::newRow("odd") << 5 << 3;
    QTest::newRow("one pixel") << 1 << 1;
}

void TestSecondaryCaptureWriter::pixels_comeBack()
{
    QFETCH(const int, columns);
    QFETCH(const int, rows);
    const CapturedPicture picture = samplePicture(columns, rows);
    QVERIFY(writeSecondaryCapture(file(), captureReport(), picture));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DcmDataset& data = *format.getDataset();
    QCOMPARE(value(data, DCM_PhotometricInterpretation), std::string("RGB"));
    Uint16 word = 0;
    QVERIFY(data.findAndGetUint16(DCM_Columns, word).good());
    QCOMPARE(int{word}, columns);
    QVERIFY(data.findAndGetUint16(DCM_Rows, word).good());
    QCOMPARE(int{word}, rows);
    const Uint8* bytes = nullptr;
    unsigned long count = 0;
    QVERIFY(data.findAndGetUint8Array(DCM_PixelData, bytes, &count).good());
    QCOMPARE(count, (picture.rgb.size() + 1) / 2 * 2);
    QVERIFY(std::equal(picture.rgb.begin(), picture.rgb.end(), bytes));
}

void TestSecondaryCaptureWriter::object_isOfTheStudyAndItsImage()
{
    QVERIFY(writeSecondaryCapture(file(), captureReport(), samplePicture(4, 4)));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DcmDataset& data = *format.getDataset();
    QCOMPARE(value(data, DCM_SOPClassUID), std::string(UID_SecondaryCaptureImageStorage));
    QCOMPARE(value(data, DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(value(data, DCM_PatientName), std::string("Phantom^Åsa"));
    QCOMPARE(value(data, DCM_ConversionType), std::string("WSD"));
    QCOMPARE(value(data, DCM_InstanceNumber), std::string("5"));
    DcmSequenceOfItems* sources = nullptr;
    QVERIFY(data.findAndGetSequence(DCM_SourceImageSequence, sources).good());
    QCOMPARE(sources->card(), 1UL);
    QCOMPARE(value(*sources->getItem(0), DCM_ReferencedSOPInstanceUID), std::string("1.2.3.9.77"));
}

void TestSecondaryCaptureWriter::otherPicture_isAnotherObjectOfTheSeries()
{
    const auto uidsOf = [this](const CapturedPicture& picture) {
        DcmFileFormat format;
        if (!writeSecondaryCapture(file(), captureReport(), picture)
            || format.loadFile(file().c_str()).bad())
            return std::pair<std::string, std::string>();
        return std::pair(value(*format.getDataset(), DCM_SeriesInstanceUID),
                         value(*format.getDataset(), DCM_SOPInstanceUID));
    };
    CapturedPicture other = samplePicture(4, 4);
    other.rgb.back() ^= 1U;
    const auto first = uidsOf(samplePicture(4, 4));
    QVERIFY(!first.second.empty());
    QCOMPARE(uidsOf(samplePicture(4, 4)), first);
    QCOMPARE(uidsOf(other).first, first.first);
    QVERIFY(uidsOf(other).second != first.second);
}

void TestSecondaryCaptureWriter::unusableUids_areNotReferredTo()
{
    CapturedPicture picture = samplePicture(4, 4);
    picture.source.sopInstanceUid = "not a uid";
    QVERIFY(writeSecondaryCapture(file(), captureReport(), picture));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    QVERIFY(!format.getDataset()->tagExists(DCM_SourceImageSequence));
}

void TestSecondaryCaptureWriter::wrongSize_isRefused()
{
    CapturedPicture picture = samplePicture(4, 4);
    picture.rgb.pop_back();
    QVERIFY(!writeSecondaryCapture(m_folder.path("wrong.dcm"), captureReport(), picture));
    picture = samplePicture(4, 4);
    picture.columns = 70000;
    QVERIFY(!writeSecondaryCapture(m_folder.path("wrong.dcm"), captureReport(), picture));
    QVERIFY(!std::filesystem::exists(m_folder.path("wrong.dcm")));
}

void TestSecondaryCaptureWriter::dciodvfy_findsNoError()
{
    QVERIFY(writeSecondaryCapture(file(), captureReport(), samplePicture(5, 3)));
    const auto run = runInstalled("dciodvfy", {m_folder.filePath("capture.dcm")});
    if (!run)
        QSKIP("dciodvfy is not installed");
    const QByteArray output = run->out + run->error;
    QVERIFY2(output.contains("SCImage"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

QTEST_GUILESS_MAIN(TestSecondaryCaptureWriter)
#include "tst_secondary_capture_writer.moc"
