#include "core/evaluation/calibration.h"

#include "tests/core/evaluation/near.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Ten sites with 80 % for Normal/Mild, of which @p right are so and the others are Severe.
std::vector<ScoredRow> tenSites(int right)
{
    std::vector<ScoredRow> rows(10);
    for (int i = 0; i < 10; ++i)
        rows[static_cast<std::size_t>(i)] = {
            0, {}, i < right ? Severity::NormalMild : Severity::Severe, {0.8, 0.15, 0.05}};
    return rows;
}

CalibrationFigures figuresOf(const std::vector<ScoredRow>& rows)
{
    RowGroup group;
    for (const ScoredRow& row : rows)
        group.push_back(&row);
    return calibrationOf(group);
}

} // namespace

/// Calibration of probabilities.
class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectedError_byHand();
    void bins_holdEverySiteOnce();
    void intervals_areWilsons();
    void sharpness_ofKnownProbabilities();
    void rawProbabilities_areScaled();
    void noSites_giveNoFigures();
};

void TestCalibration::expectedError_byHand()
{
    const CalibrationFigures good = figuresOf(tenSites(8));
    QVERIFY(near(good.grades[0].expectedError, 0));
    QVERIFY(near(good.topGrade.expectedError, 0));
    QVERIFY(near(good.grades[1].expectedError, 0.15));
    QVERIFY(near(good.grades[2].expectedError, 0.15)); // 0.05 predicted, 0.2 observed
    const CalibrationFigures bold = figuresOf(tenSites(5));
    QVERIFY(near(bold.topGrade.expectedError, 0.3));
    QVERIFY(near(bold.grades[2].expectedError, 0.45));
}

void TestCalibration::bins_holdEverySiteOnce()
{
    std::vector<ScoredRow> rows = tenSites(8);
    rows.push_back({0, {}, Severity::Severe, {0, 0, 1}}); // the end of the last tenth
    const CalibrationCurve curve = figuresOf(rows).grades[2];
    QCOMPARE(curve.bins.size(), std::size_t{2});
    QCOMPARE(curve.bins[0].count, std::size_t{10});
    QVERIFY(near(curve.bins[0].meanPredicted, 0.05));
    QVERIFY(near(curve.bins[0].observed, 0.2));
    QCOMPARE(curve.bins[1].count, std::size_t{1});
    QVERIFY(near(curve.bins[1].observed, 1));
}

void TestCalibration::intervals_areWilsons()
{
    // 2 of 10: Wilson's 95 % interval is 0.0567 to 0.5098.
    const Interval interval = figuresOf(tenSites(8)).grades[2].bins[0].observedInterval;
    constexpr double fourDigits = 5e-5;
    QVERIFY(std::abs(interval.low - 0.0567) < fourDigits);
    QVERIFY(std::abs(interval.high - 0.5098) < fourDigits);
}

void TestCalibration::sharpness_ofKnownProbabilities()
{
    const CalibrationFigures figures =
        figuresOf({{0, {}, Severity::NormalMild, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
                   {0, {}, Severity::NormalMild, {0.5, 0.5, 0}}});
    QVERIFY(near(figures.meanConfidence, (1.0 / 3 + 0.5) / 2));
    QVERIFY(near(figures.meanEntropy, (std::log2(3.0) + 1) / 2));
    QVERIFY(near(figures.brier, (6.0 / 9 + 0.5) / 2));
    QCOMPARE(figures.confidences.size(), std::size_t{2});
}

void TestCalibration::rawProbabilities_areScaled()
{
    const CalibrationFigures figures = figuresOf({{0, {}, Severity::NormalMild, {1.6, 0.2, 0.2}}});
    QVERIFY(near(figures.meanConfidence, 1.0 / (1.0 + 0.4)));
}

void TestCalibration::noSites_giveNoFigures()
{
    const CalibrationFigures figures = figuresOf({});
    QCOMPARE(figures.count, std::size_t{0});
    QVERIFY(figures.topGrade.bins.empty());
    QCOMPARE(figures.brier, 0.0);
}

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
