#include "core/report/report_annotations.h"

#include <QTest>

using namespace foramen;

/// Places and axes of annotations as a report names them.
class TestReportAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void place_saysSeriesAndPosition();
    void axes_beginWithTheLonger();
};

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
