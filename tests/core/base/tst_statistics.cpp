#include "core/base/statistics.h"

#include <QTest>

using namespace foramen;

/// Percentiles and medians.
class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentile_isTheLowerOrTheNearerValue();
    void percentile_betweenValuesIsInterpolated();
    void percentileBin_agreesWithTheValues();
    void median_isTheMeanOfTheMiddleTwo();
    void upperMedian_isOneOfTheValues();
    void rankedValue_countsFromTheLowest();
};

void TestStatistics::percentile_isTheLowerOrTheNearerValue()
{
    std::vector<float> values = {40, 10, 30, 20};
    QCOMPARE(percentileOf(values, 0), 10.F);
    QCOMPARE(percentileOf(values, 1), 40.F);
    QCOMPARE(percentileOf(values, 0.6), 20.F); // place 1.8
    QCOMPARE(percentileOf(values, 0.6, PercentileRule::Nearest), 30.F);
    std::vector<int> one = {7};
    QCOMPARE(percentileOf(one, 0.99), 7);
}

void TestStatistics::percentile_betweenValuesIsInterpolated()
{
    const std::vector<double> sorted = {0, 10, 40};
    QCOMPARE(interpolatedPercentile(sorted, 0), 0.0);
    QCOMPARE(interpolatedPercentile(sorted, 0.25), 5.0);
    QCOMPARE(interpolatedPercentile(sorted, 0.75), 25.0);
    QCOMPARE(interpolatedPercentile(sorted, 1), 40.0);
}

void TestStatistics::percentileBin_agreesWithTheValues()
{
    const std::vector<std::uint32_t> counts = {0, 2, 0, 5, 3};
    std::vector<std::size_t> values = {1, 1, 3, 3, 3, 3, 3, 4, 4, 4};
    for (int percent = 0; percent <= 100; ++percent) {
        const double share = percent / 100.0;
        QCOMPARE(percentileBin(counts, values.size(), share), percentileOf(values, share));
    }
    QCOMPARE(percentileBin({0, 0, 0}, 0, 0.5), std::size_t(2));
}

void TestStatistics::median_isTheMeanOfTheMiddleTwo()
{
    QCOMPARE(medianOf({5}), 5.0);
    QCOMPARE(medianOf({9, 1, 5}), 5.0);
    QCOMPARE(medianOf({9, 1, 5, 2}), 3.5);
}

void TestStatistics::upperMedian_isOneOfTheValues()
{
    QCOMPARE(upperMedianOf(std::vector<int>{9, 1, 5}), 5);
    QCOMPARE(upperMedianOf(std::vector<int>{9, 1, 5, 2}), 5);
}

void TestStatistics::rankedValue_countsFromTheLowest()
{
    std::vector<int> values = {3, 1, 2};
    QCOMPARE(rankedValue(values, 0), 1);
    QCOMPARE(rankedValue(values, 2), 3);
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
