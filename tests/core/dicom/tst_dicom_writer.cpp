#include "core/dicom/writing/dicom_writer.h"

#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kGeometryToleranceMm = 1e-6;

MrImage sample(const std::vector<std::int16_t>& pixels)
{
    MrImage image;
    image.patientId = "P1";
    image.patientName = "Phantom^One";
    image.studyInstanceUid = "2.25.1";
    image.seriesInstanceUid = "2.25.2";
    image.frameOfReferenceUid = "2.25.3";
    image.sopInstanceUid = "2.25.4";
    image.studyDate = "20250101";
    image.patientPosition = "FFS";
    image.instanceNumber = 5031;
    image.acquisition.repetitionTime = 3400;
    image.acquisition.echoTime = 102;
    image.plane = {{-12.5, 3.25, 1.0 / 3}, {0, 1, 0}, {0, 0, -1}, 0.5, 0.625};
    image.sliceThickness = 4;
    image.rows = 2;
    image.columns = 3;
    image.pixels = pixels;
    return image;
}

} // namespace

/// Writing of MR images, read back.
class TestDicomWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenImageReadsBack();
    void equalImagesGiveEqualBytes();
    void unwritablePlaceIsAnError();

private:
    QTemporaryDir m_folder;
    const std::vector<std::int16_t> m_pixels{0, 1, 4095, 7, 8, 9};
};

void TestDicomWriter::writtenImageReadsBack()
{
    const std::filesystem::path file = m_folder.path().toStdString() + "/image.dcm";
    QVERIFY(writeMrImage(file, sample(m_pixels)).has_value());
    const auto scan = scanStudies({file});
    QVERIFY(scan.has_value());
    const Study& study = scan->studies.front();
    QCOMPARE(study.patientName, std::string("Phantom^One"));
    const Series& series = study.series.front();
    QCOMPARE(series.acquisition.patientPosition, std::string("FFS"));
    QCOMPARE(series.acquisition.echoTime.value(), 102.0);
    const Instance& instance = series.instances.front();
    QCOMPARE(instance.instanceNumber, 5031);
    QCOMPARE(instance.transferSyntaxUid, std::string("1.2.840.10008.1.2.1"));
    const ImagePlane plane = instance.frames.front().plane.value();
    QVERIFY(distance(plane.position, {-12.5, 3.25, 1.0 / 3}) < kGeometryToleranceMm);
    QCOMPARE(plane.rowSpacing, 0.5);
    QCOMPARE(plane.columnSpacing, 0.625);
    QVERIFY(plane.columnDirection == (PatientVector{0, 0, -1}));
}

void TestDicomWriter::equalImagesGiveEqualBytes()
{
    const std::filesystem::path first = m_folder.path().toStdString() + "/first.dcm";
    const std::filesystem::path second = m_folder.path().toStdString() + "/second.dcm";
    QVERIFY(writeMrImage(first, sample(m_pixels)).has_value());
    QVERIFY(writeMrImage(second, sample(m_pixels)).has_value());
    QVERIFY(!contentOf(first).empty());
    QVERIFY(contentOf(first) == contentOf(second));
}

void TestDicomWriter::unwritablePlaceIsAnError()
{
    const auto written =
        writeMrImage(m_folder.path().toStdString() + "/absent/image.dcm", sample(m_pixels));
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == ErrorCode::NotWritable);
}

QTEST_GUILESS_MAIN(TestDicomWriter)
#include "tst_dicom_writer.moc"
