#include "core/report/sr/sr_measurements.h"

#include "core/report/dicom_values.h"
#include "core/report/sr/sr_tree.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"

#include <QTest>

#include <dcmtk/dcmsr/dsrdoc.h>

#include <cmath>
#include <map>

using namespace foramen;
using namespace foramen::test;

namespace {

Report measuredReport()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    return report;
}

/// A number as it was read back.
struct Number {
    std::string code;
    std::string value;
    std::string unit;
    std::string graphic; ///< of its coordinates, or of the group's region
    std::vector<float> points;
    std::string image;
};

void readCoordinates(DcmItem& parent, Number& number)
{
    forEachChild(parent, [&](DcmItem& child) {
        if (value(child, DCM_ValueType) != "SCOORD")
            return;
        number.graphic = value(child, DCM_GraphicType);
        Float32 coordinate = 0;
        for (unsigned long i = 0; child.findAndGetFloat32(DCM_GraphicData, coordinate, i).good();
             ++i)
            number.points.push_back(coordinate);
        forEachChild(child, [&](DcmItem& image) {
            DcmItem* reference = nullptr;
            if (image.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good())
                number.image = value(*reference, DCM_ReferencedSOPInstanceUID);
        });
    });
}

/// By tracking identifier: the first number of each group.
std::map<std::string, Number> numbersOf(DcmDataset& dataset)
{
    std::map<std::string, Number> numbers;
    forEachChild(dataset, [&](DcmItem& section) {
        forEachChild(section, [&](DcmItem& group) {
            std::string name;
            Number number;
            forEachChild(group, [&](DcmItem& child) {
                if (nameOfItem(child) == "112039")
                    name = value(child, DCM_TextValue);
                DcmItem* measured = nullptr;
                if (!number.code.empty() || value(child, DCM_ValueType) != "NUM"
                    || child.findAndGetSequenceItem(DCM_MeasuredValueSequence, measured).bad())
                    return;
                number.code = nameOfItem(child);
                number.value = value(*measured, DCM_NumericValue);
                number.unit =
                    sequenceCode(*measured, DCM_MeasurementUnitsCodeSequence, DCM_CodeValue);
                readCoordinates(child, number);
            });
            readCoordinates(group, number);
            numbers[name] = number;
        });
    });
    return numbers;
}

} // namespace

/// Measurements and key images in the DICOM SR.
class TestSrMeasurements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_sr = std::make_unique<SrFile>(); }
    void groups_followTheSites();
    void numbers_haveCodesAndUnits_data();
    void numbers_haveCodesAndUnits();
    void coordinates_countFromTheCornerOfTheFirstPixel();
    void texts_areComments();
    void keyImages_areReferences();
    void images_areListedOnce();
    void modelsDocument_holdsNone();
    void unknownSpacing_isSaidInPixels();
    void invalidUids_areSaidInWords();
    void dciodvfy_findsNoError();
    void automaticMeasures_areInTheModelsDocument();
    void spineMeasures_haveLevelAndSide();
    void dsrdump_printsThem();

private:
    std::unique_ptr<SrFile> m_sr;
};

void TestSrMeasurements::groups_followTheSites()
{
    const auto groups = m_sr->byReader(measuredReport());
    QCOMPARE(groups.size(), kSiteCount + 8);
    QCOMPARE(groups[kSiteCount].trackingId, std::string("Length Sagittal T2/STIR, 7 of 17"));
    QVERIFY(isValidUid(groups[kSiteCount].trackingUid));
    const auto again = m_sr->byReader(measuredReport());
    QCOMPARE(again[kSiteCount].trackingUid, groups[kSiteCount].trackingUid);
}

void TestSrMeasurements::numbers_haveCodesAndUnits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("graphic");
    const auto row = [](const char* name, const char* code, const char* value, const char* unit,
                        const char* graphic) {
        QTest::newRow(name) << QString(name) << QString(code) << QString(value) << QString(unit)
                            << QString(graphic);
    };
    row("Length", "410668003", "34.2500", "mm", "POLYLINE");
    row("Canal AP diameter", "81827009", "12.3000", "mm", "POLYLINE");
    row("Angle", "1483009", "90.0000", "deg", "POLYLINE");
    row("Cobb angle", "285285000", "26.5000", "deg", "POLYLINE");
    row("Area, ellipse", "42798000", "312.4000", "mm2", "ELLIPSE");
    row("Area, outline", "42798000", "64.0000", "mm2", "POLYLINE");
}

void TestSrMeasurements::numbers_haveCodesAndUnits()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    QFETCH(QString, value);
    QFETCH(QString, unit);
    QFETCH(QString, graphic);
    QVERIFY(!m_sr->byReader(measuredReport()).empty());
    const auto numbers = numbersOf(m_sr->dataset());
    const auto found = numbers.find(name.toStdString() + " Sagittal T2/STIR, 7 of 17");
    QVERIFY(found != numbers.end());
    QCOMPARE(found->second.code, code.toStdString());
    QCOMPARE(found->second.value, value.toStdString());
    QCOMPARE(found->second.unit, unit.toStdString());
    QCOMPARE(found->second.graphic, graphic.toStdString());
    QCOMPARE(found->second.image, std::string("1.2.3.9.77"));
}

void TestSrMeasurements::coordinates_countFromTheCornerOfTheFirstPixel()
{
    QVERIFY(!m_sr->byReader(measuredReport()).empty());
    const auto numbers = numbersOf(m_sr->dataset());
    const auto points = [&](const char* name) {
        return numbers.at(std::string(name) + " Sagittal T2/STIR, 7 of 17").points;
    };
    QCOMPARE(points("Canal AP diameter"), (std::vector<float>{30.5F, 30.5F, 51, 30.5F}));
    // The longer axis, then the shorter one.
    QCOMPARE(points("Area, ellipse"),
             (std::vector<float>{50.5F, 40.5F, 50.5F, 70.5F, 40.5F, 55.5F, 60.5F, 55.5F}));
    // Closed: it ends where it began.
    QCOMPARE(points("Area, outline"),
             (std::vector<float>{10.5F, 70.5F, 30.5F, 70.5F, 30.5F, 90.5F, 10.5F, 70.5F}));
}

void TestSrMeasurements::texts_areComments()
{
    const auto groups = m_sr->byReader(measuredReport());
    QCOMPARE(groups.size(), kSiteCount + 8);
    QCOMPARE(groups[kSiteCount + 6].comments, std::vector<std::string>{"Arrow"});
    QCOMPARE(groups[kSiteCount + 7].comments, std::vector<std::string>{"S1 root"});
}

void TestSrMeasurements::keyImages_areReferences()
{
    Report report = measuredReport();
    report.keyImages[0].annotation.picture.frameNumber = 3;
    QVERIFY(!m_sr->byReader(report).empty());
    int references = 0;
    forEachChild(m_sr->dataset(), [&](DcmItem& section) {
        if (nameOfItem(section) != "113000")
            return;
        forEachChild(section, [&](DcmItem& item) {
            DcmItem* reference = nullptr;
            QVERIFY(item.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good());
            QCOMPARE(value(*reference, DCM_ReferencedSOPInstanceUID), std::string("1.2.3.9.77"));
            QCOMPARE(value(*reference, DCM_ReferencedFrameNumber), std::string("3"));
            ++references;
        });
    });
    QCOMPARE(references, 1);
}

void TestSrMeasurements::images_areListedOnce()
{
    const auto content = srContent(measuredReport(), SrDocument::Reader);
    const auto listed = std::count_if(
        content.images.begin(), content.images.end(),
        [](const SrImageReference& image) { return image.sopInstanceUid == "1.2.3.9.77"; });
    QCOMPARE(listed, 1);
}

void TestSrMeasurements::modelsDocument_holdsNone()
{
    const QByteArray without = m_sr->bytes(sampleReport(sampleReadAssessment()), writeModelSr);
    QCOMPARE(m_sr->bytes(measuredReport(), writeModelSr), without);
}

void TestSrMeasurements::unknownSpacing_isSaidInPixels()
{
    Report report = measuredReport();
    report.measurements[0].spacing = SpacingKind::Unknown;
    const auto groups = m_sr->byReader(report);
    QCOMPARE(groups[kSiteCount].comments,
             std::vector<std::string>{"Pixel spacing unknown: pixels were taken as square"});
    QCOMPARE(numbersOf(m_sr->dataset()).at("Length Sagittal T2/STIR, 7 of 17").unit,
             std::string("{pixels}"));
    report.measurements[0].spacing = SpacingKind::Nominal;
    QCOMPARE(m_sr->byReader(report)[kSiteCount].comments,
             std::vector<std::string>{"Pixel spacing known as nominal only: in widths of a pixel"});
    QCOMPARE(numbersOf(m_sr->dataset()).at("Length Sagittal T2/STIR, 7 of 17").unit,
             std::string("{pixels}"));
}

void TestSrMeasurements::invalidUids_areSaidInWords()
{
    Report report = measuredReport();
    for (ReportMeasurement& one : report.measurements)
        one.annotation.picture.sopInstanceUid = "not a UID";
    report.keyImages[0].annotation.picture.sopInstanceUid = "not a UID";
    const auto groups = m_sr->byReader(report);
    QCOMPARE(groups.size(), kSiteCount + 8);
    QVERIFY(groups[kSiteCount].comments.back().find("whose UID is not valid") != std::string::npos);
}

void TestSrMeasurements::dciodvfy_findsNoError()
{
    Report report = measuredReport();
    report.measurements[0].spacing = SpacingKind::Unknown;
    QVERIFY(!m_sr->byReader(report).empty());
    DSRDocument document;
    QVERIFY(document.read(m_sr->dataset()).good());
    QVERIFY(document.isValid());
    const auto run = runInstalled("dciodvfy", {m_sr->path()});
    if (!run)
        QSKIP("dciodvfy is not installed");
    const QByteArray output = run->out + run->error;
    QVERIFY2(output.contains("ComprehensiveSR"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

void TestSrMeasurements::automaticMeasures_areInTheModelsDocument()
{
    Assessment assessment = sampleReadAssessment();
    assessment.setMeasures(sampleMeasures());
    const Report report = sampleReport(assessment);
    const auto groups = m_sr->byModel(report);
    QCOMPARE(groups.size(), kSiteCount + 3);
    QCOMPARE(groups[kSiteCount].trackingId, std::string("L4/L5 canal_ap_diameter"));
    QCOMPARE(groups[kSiteCount].level, std::string("Level of L4/L5 disc"));
    QCOMPARE(groups[kSiteCount + 1].side, std::string("Right"));
    auto numbers = numbersOf(m_sr->dataset());
    const Number& canal = numbers.at("L4/L5 canal_ap_diameter");
    QCOMPARE(canal.code, std::string("81827009"));
    QCOMPARE(canal.value, std::string("8.2500"));
    QCOMPARE(canal.unit, std::string("mm"));
    QCOMPARE(canal.graphic, std::string("POLYLINE"));
    QCOMPARE(canal.image, std::string("1.2.3.9.77"));
    QCOMPARE(numbers.at("L5/S1 foramen_area right").unit, std::string("mm2"));
    DSRDocument document;
    QVERIFY(document.read(m_sr->dataset()).good());
    QVERIFY(document.isValid());
    const auto run = runInstalled("dciodvfy", {m_sr->path()});
    if (run) {
        const QByteArray output = run->out + run->error;
        QVERIFY2(output.contains("ComprehensiveSR"), output.constData());
        QVERIFY2(!output.contains("Error"), output.constData());
    }
    // The readers' document has none of them.
    QCOMPARE(m_sr->byReader(report).size(), kSiteCount);
    // And what a reader has not seen is nowhere.
    assessment.setRevealMode(RevealMode::ReaderFirst);
    QCOMPARE(m_sr->byModel(sampleReport(assessment)).size(), kSiteCount);
}

void TestSrMeasurements::spineMeasures_haveLevelAndSide()
{
    Report report = sampleReport(sampleReadAssessment());
    addSpineMeasurements(report);
    const auto groups = m_sr->byReader(report);
    QCOMPARE(groups.size(), kSiteCount + 6);
    QCOMPARE(groups[kSiteCount].level, std::string("Level of L4/L5 disc"));
    QCOMPARE(groups[kSiteCount + 3].side, std::string("Left"));
    QVERIFY(groups[kSiteCount + 1].side.empty());
    auto numbers = numbersOf(m_sr->dataset());
    QCOMPARE(numbers.at("Slip Sagittal T2/STIR, 7 of 17").value, std::string("-4.0000"));
    QCOMPARE(numbers.at("Disc height Sagittal T2/STIR, 7 of 17").code, std::string("121207"));
    QCOMPARE(numbers.at("Lordosis L1 to S1 Sagittal T2/STIR, 7 of 17").unit, std::string("deg"));
    if (const auto run = runInstalled("dciodvfy", {m_sr->path()})) {
        const QByteArray output = run->out + run->error;
        QVERIFY2(!output.contains("Error"), output.constData());
    }
}

void TestSrMeasurements::dsrdump_printsThem()
{
    QVERIFY(!m_sr->byReader(measuredReport()).empty());
    const auto run = runInstalled("dsrdump", {m_sr->path()});
    if (!run)
        QSKIP("dsrdump is not installed");
    QCOMPARE(run->status, 0);
    QVERIFY2(run->out.contains("\"34.2500\" (mm,UCUM"), run->out.constData());
    QVERIFY(!run->error.contains("E: "));
}

QTEST_GUILESS_MAIN(TestSrMeasurements)
#include "tst_sr_measurements.moc"
