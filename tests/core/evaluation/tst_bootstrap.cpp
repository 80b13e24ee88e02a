#include "core/evaluation/bootstrap.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace foramen;

/// Confidence intervals by resampling of studies.
class TestBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interval_coversTheMeanOfCoins();
    void interval_isTheSameEachTime();
    void interval_isNoneForFewStudiesOrNoResamples();
    void interval_isNoneWhereTheFigureIsOftenUndefined();
    void resamples_keepTheNumberOfStudies();
};

namespace {

/// The share of studies with an even index.
std::optional<double> evenShare(const StudyWeights& weights)
{
    double even = 0;
    for (std::size_t i = 0; i < weights.size(); i += 2)
        even += weights[i];
    return even / std::accumulate(weights.begin(), weights.end(), 0.0);
}

} // namespace

void TestBootstrap::interval_coversTheMeanOfCoins()
{
    const auto interval = StudyBootstrap(400, 2000, 1).interval(evenShare);
    QVERIFY(interval);
    // The binomial's 95 % for 400 fair coins: 0.5 -+ 1.96 * 0.025.
    constexpr double tolerance = 0.006;
    QVERIFY(std::abs(interval->low - 0.451) < tolerance);
    QVERIFY(std::abs(interval->high - 0.549) < tolerance);
}

void TestBootstrap::interval_isTheSameEachTime()
{
    const auto first = StudyBootstrap(30, 200, 7).interval(evenShare);
    const auto second = StudyBootstrap(30, 200, 7).interval(evenShare);
    const auto other = StudyBootstrap(50, 200, 8).interval(evenShare);
    QCOMPARE(first->low, second->low);
    QCOMPARE(first->high, second->high);
    QVERIFY(first->low != other->low || first->high != other->high);
}

void TestBootstrap::interval_isNoneForFewStudiesOrNoResamples()
{
    QVERIFY(!StudyBootstrap(4, 1000, 1).interval(evenShare));
    QVERIFY(!StudyBootstrap(40, 0, 1).interval(evenShare));
    QVERIFY(StudyBootstrap(5, 1000, 1).interval(evenShare));
}

void TestBootstrap::interval_isNoneWhereTheFigureIsOftenUndefined()
{
    const StudyBootstrap bootstrap(10, 500, 1);
    // One study decides the result: a third of the resamples lack it.
    QVERIFY(!bootstrap.interval([](const StudyWeights& weights) {
        return weights[0] > 0 ? std::optional(1.0) : std::nullopt;
    }));
    QVERIFY(!bootstrap.interval([](const StudyWeights&) { return std::optional<double>(); }));
}

void TestBootstrap::resamples_keepTheNumberOfStudies()
{
    const auto interval = StudyBootstrap(12, 100, 3).interval([](const StudyWeights& weights) {
        return std::optional(std::accumulate(weights.begin(), weights.end(), 0.0));
    });
    QCOMPARE(interval->low, 12.0);
    QCOMPARE(interval->high, 12.0);
}

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
