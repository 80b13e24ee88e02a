#include "core/spine/measures/spine_measure.h"

#include <QTest>

#include <limits>

using namespace foramen;

class TestSpineMeasure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreReadAgain()
    {
        for (const MeasureKind kind : kMeasureKinds)
            QCOMPARE(measureKindFromKey(keyOf(kind)), std::optional(kind));
        QVERIFY(!measureKindFromKey("canal"));
        QVERIFY(!measureKindFromKey(""));
    }

    void isFoundByLevelAndSide()
    {
        SpineMeasure left;
        left.kind = MeasureKind::ForamenArea;
        left.level = DiscLevel::L4L5;
        left.side = Side::Left;
        left.value = 120;
        SpineMeasure right = left;
        right.side = Side::Right;
        right.value = 80;
        SpineMeasure lordosis;
        lordosis.kind = MeasureKind::Lordosis;
        lordosis.value = 52;
        const std::vector<SpineMeasure> all = {left, right, lordosis};
        QCOMPARE(measureOf(all, MeasureKind::ForamenArea, DiscLevel::L4L5, Side::Right)->value,
                 80.0);
        QCOMPARE(measureOf(all, MeasureKind::Lordosis)->value, 52.0);
        QVERIFY(!measureOf(all, MeasureKind::ForamenArea, DiscLevel::L4L5));
        QVERIFY(!measureOf(all, MeasureKind::ForamenArea, DiscLevel::L3L4, Side::Left));
        QVERIFY(!measureOf({}, MeasureKind::Lordosis));
    }

    void moveWithTheLevels()
    {
        SpineMeasure high;
        high.level = DiscLevel::L1L2;
        SpineMeasure low;
        low.level = DiscLevel::L5S1;
        SpineMeasure lordosis;
        lordosis.kind = MeasureKind::Lordosis;
        const std::vector<SpineMeasure> all = {high, low, lordosis};
        QCOMPARE(shifted(all, 0), all);
        const auto down = shifted(all, 1);
        QCOMPARE(down.size(), std::size_t{1});
        QCOMPARE(down[0].level, std::optional(DiscLevel::L2L3));
        QCOMPARE(shifted(all, -1).at(0).level, std::optional(DiscLevel::L4L5));
    }

    void isSound_knowsNonsense()
    {
        SpineMeasure good;
        good.level = DiscLevel::L3L4;
        good.value = 12;
        good.points = {{1, 2}, {3, 4}};
        QVERIFY(isSound(good));
        const auto changed = [&good](auto change) {
            SpineMeasure other = good;
            change(other);
            return other;
        };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!isSound(changed([&](SpineMeasure& one) { one.value = nan; })));
        QVERIFY(!isSound(changed([&](SpineMeasure& one) { one.deviation = nan; })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.deviation = -0.1; })));
        QVERIFY(!isSound(changed([&](SpineMeasure& one) { one.percent = nan; })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.level.reset(); })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.side = Side::Left; })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.points.pop_back(); })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.points.push_back({5, 6}); })));
        QVERIFY(!isSound(changed([&](SpineMeasure& one) { one.points[0].row = nan; })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.frameNumber = 0; })));
        QVERIFY(!isSound(changed([](SpineMeasure& one) { one.kind = MeasureKind::SacArea; })));
        QVERIFY(isSound(changed([](SpineMeasure& one) {
            one.kind = MeasureKind::SacArea;
            one.points.push_back({5, 6});
        })));
    }

    void kindsHaveSidesAndLevels()
    {
        QVERIFY(hasSide(MeasureKind::ForamenHeight) && hasLevel(MeasureKind::ForamenHeight));
        QVERIFY(!hasSide(MeasureKind::Slip) && hasLevel(MeasureKind::Slip));
        QVERIFY(!hasLevel(MeasureKind::Lordosis));
    }
};

QTEST_APPLESS_MAIN(TestSpineMeasure)
#include "tst_spine_measure.moc"
