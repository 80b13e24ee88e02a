#include "core/report/report_annotations.h"

#include "sample_measurements.h"

#include <QTest>

using namespace foramen;
using namespace foramen::testing;

class TestReportAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void value_saysNumberAndUnit();
    void value_saysWhenMillimetresAreUnknown();
    void place_saysSeriesAndPosition();
    void axes_beginWithTheLonger();
};

void TestReportAnnotations::value_saysNumberAndUnit()
{
    Report report;
    addMeasurements(report);
    const std::vector<std::string> values = {
        "34.2 mm",  "12.3 mm", "90.0°",  "26.5°", "312 mm², mean 412, SD 35.2",
        "64.0 mm²", "",        "S1 root"};
    QCOMPARE(report.measurements.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(measurementValue(report.measurements[i]), values[i]);
}

void TestReportAnnotations::value_saysWhenMillimetresAreUnknown()
{
    ReportMeasurement measurement;
    measurement.length = 120.4;
    QCOMPARE(measurementValue(measurement), std::string("120 px, pixel spacing unknown"));
    measurement.length.reset();
    measurement.crossesItself = true;
    QCOMPARE(measurementValue(measurement), std::string("no area: the outline crosses itself"));
}

void TestReportAnnotations::place_saysSeriesAndPosition()
{
    QCOMPARE(placeText({"Axial T2", 12, 3, 35}), std::string("Axial T2, 3 of 35"));
    QCOMPARE(placeText({"Axial T2", 12, 0, 0}), std::string("Axial T2"));
}

void TestReportAnnotations::axes_beginWithTheLonger()
{
    const std::vector<ImagePoint> upright = {{50, 40}, {50, 70}, {40, 55}, {60, 55}};
    QCOMPARE(axesOfEllipse({{60, 40}, {40, 70}}), upright);
    const std::vector<ImagePoint> lying = {{10, 15}, {50, 15}, {30, 10}, {30, 20}};
    QCOMPARE(axesOfEllipse({{10, 20}, {50, 10}}), lying);
    QVERIFY(axesOfEllipse({{1, 1}}).empty());
}

QTEST_APPLESS_MAIN(TestReportAnnotations)
#include "tst_report_annotations.moc"
