#include "core/spine/measures/spine_measure.h"

#include <QTest>

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

    void kindsHaveSidesAndLevels()
    {
        QVERIFY(hasSide(MeasureKind::ForamenHeight) && hasLevel(MeasureKind::ForamenHeight));
        QVERIFY(!hasSide(MeasureKind::Slip) && hasLevel(MeasureKind::Slip));
        QVERIFY(!hasLevel(MeasureKind::Lordosis));
    }
};

QTEST_APPLESS_MAIN(TestSpineMeasure)
#include "tst_spine_measure.moc"
