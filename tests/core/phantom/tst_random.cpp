#include "core/phantom/recipe/random.h"

#include <QTest>

#include <cmath>

using namespace foramen;

/// Random numbers that a seed repeats.
class TestRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalSeedsGiveEqualNumbers();
    void streamsOfASeedDiffer();
    void normalsHaveMeanZeroAndDeviationOne();
};

void TestRandom::equalSeedsGiveEqualNumbers()
{
    Random a(42, 3);
    Random b(42, 3);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(a.next(), b.next());
}

void TestRandom::streamsOfASeedDiffer()
{
    Random a(0, 0);
    Random b(0, 1);
    Random c(1, 0);
    const std::uint64_t first = a.next();
    QVERIFY(first != b.next());
    QVERIFY(first != c.next());
}

void TestRandom::normalsHaveMeanZeroAndDeviationOne()
{
    Random random(7);
    constexpr int count = 100000;
    double sums[4] = {};
    for (int i = 0; i < count; ++i) {
        const double slow = random.normal();
        const auto quick = static_cast<double>(random.quickNormal());
        sums[0] += slow;
        sums[1] += slow * slow;
        sums[2] += quick;
        sums[3] += quick * quick;
    }
    for (int kind = 0; kind < 2; ++kind) {
        QVERIFY(std::abs(sums[2 * kind] / count) < 0.02);
        QVERIFY(std::abs(sums[2 * kind + 1] / count - 1) < 0.03);
    }
}

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
