#include "core/ai/measuring/region_measures.h"

#include "tests/core/ai/measuring/drawn_regions.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace foramen;
using test::DrawnEllipse;
using test::drawnRegion;

namespace {

Segmentation segmentationOf(const DrawnEllipse& ellipse, double blur = 0)
{
    return drawnRegion([&](FlatPoint place) { return ellipse.contains(place); },
                       segment_class::kCanal, blur);
}

QString text(double value)
{
    return QString::number(value);
}

} // namespace

/// Areas and heights of drawn regions.
class TestRegionMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sacArea_data();
    void sacArea();
    void sacArea_isThatOfItsOutline();
    void sacArea_countsRootsInside();
    void sacArea_needsNoExactPlace();
    void sacArea_isLessClearWhereEdgesAreSoft();
    void sacArea_isNoneWhereTheOutlineIsNotPlausible();
    void foramen_isMeasuredAlongTheSpine_data();
    void foramen_isMeasuredAlongTheSpine();
    void foramen_isNoneWhereItIsClosed();
    void outline_isOfTheNearestRegion();
    void outline_knowsWhetherItIsCut();
    void simplified_keepsTheShape();
    void nothing_isMeasuredOnAnEmptyPicture();
};

void TestRegionMeasures::sacArea_data()
{
    QTest::addColumn<double>("halfWidth");
    QTest::addColumn<double>("halfHeight");
    QTest::addColumn<double>("shift");
    for (const double shift : {0.0, 0.23, 4.4})
        for (const auto& [width, height] : {std::pair(2.5, 2.2), {6.0, 3.0}, {9.0, 8.0}})
            QTest::addRow("%g x %g mm, %g mm off", width, height, shift)
                << width << height << shift;
}

void TestRegionMeasures::sacArea()
{
    QFETCH(double, halfWidth);
    QFETCH(double, halfHeight);
    QFETCH(double, shift);
    DrawnEllipse sac{{28.5 + shift, 28.5 - shift}, halfWidth, halfHeight};
    const auto measure = foramen::sacArea(segmentationOf(sac), {28.5, 28.5});
    QVERIFY(measure);
    QVERIFY2(std::abs(measure->value - sac.area()) < 0.02 * sac.area() + 0.3,
             qPrintable(text(measure->value) + " of " + text(sac.area())));
}

void TestRegionMeasures::sacArea_isThatOfItsOutline()
{
    const DrawnEllipse sac;
    const auto measure = foramen::sacArea(segmentationOf(sac), sac.center);
    QVERIFY(measure && measure->points.size() > 12 && measure->points.size() < 70);
    QVERIFY(std::abs(areaOf(measure->points) - measure->value) < 0.01 * measure->value);
    for (const FlatPoint& point : measure->points) {
        const FlatPoint way = point - sac.center;
        const double radius = std::hypot(way.x / sac.halfWidth, way.y / sac.halfHeight);
        QVERIFY2(std::abs(radius - 1) < 0.04, qPrintable(text(radius)));
    }
}

void TestRegionMeasures::sacArea_countsRootsInside()
{
    const DrawnEllipse sac;
    const DrawnEllipse root{sac.center + FlatPoint{2, 2}, 1.5, 1.5};
    const auto measure = foramen::sacArea(
        drawnRegion([&](FlatPoint at) { return sac.contains(at) && !root.contains(at); }),
        sac.center);
    QVERIFY(measure);
    QVERIFY(std::abs(measure->value - sac.area()) < 0.02 * sac.area());
}

void TestRegionMeasures::sacArea_needsNoExactPlace()
{
    const DrawnEllipse sac{{28.5, 28.5}, 5, 4};
    const Segmentation segmentation = segmentationOf(sac);
    const auto inside = foramen::sacArea(segmentation, sac.center);
    const auto beside = foramen::sacArea(segmentation, sac.center + FlatPoint{10, 0});
    QVERIFY(inside && beside);
    QCOMPARE(inside->value, beside->value);
    QVERIFY(!foramen::sacArea(segmentation, sac.center + FlatPoint{15, 0}));
}

void TestRegionMeasures::sacArea_isLessClearWhereEdgesAreSoft()
{
    const DrawnEllipse sac;
    const auto clear = foramen::sacArea(segmentationOf(sac), sac.center);
    const auto soft = foramen::sacArea(segmentationOf(sac, 1), sac.center);
    QVERIFY(clear && soft);
    QVERIFY(soft->unclear > 2 * clear->unclear);
    QVERIFY2(std::abs(soft->value - clear->value) < 0.04 * clear->value,
             qPrintable(text(soft->value)));
}

void TestRegionMeasures::sacArea_isNoneWhereTheOutlineIsNotPlausible()
{
    const FlatPoint middle{28.5, 28.5};
    const auto areaIn = [&](const auto& isInside) {
        return foramen::sacArea(drawnRegion(isInside), middle);
    };
    // A speck, the whole picture's middle, a ribbon, and a bow.
    const DrawnEllipse speck{middle, 1.2, 1.2};
    QVERIFY(!areaIn([&](FlatPoint at) { return speck.contains(at); }));
    const DrawnEllipse huge{middle, 15, 13};
    QVERIFY(!areaIn([&](FlatPoint at) { return huge.contains(at); }));
    const DrawnEllipse ribbon{middle, 14, 2};
    QVERIFY(!areaIn([&](FlatPoint at) { return ribbon.contains(at); }));
    const DrawnEllipse outer{middle, 12, 10};
    const DrawnEllipse bite{middle + FlatPoint{0, 6}, 9, 10};
    QVERIFY(!areaIn([&](FlatPoint at) { return outer.contains(at) && !bite.contains(at); }));
    // One that goes on beyond the picture.
    const DrawnEllipse cut{{4, 28.5}, 8, 7};
    QVERIFY(!foramen::sacArea(segmentationOf(cut), cut.center));
    QVERIFY(foramen::sacArea(segmentationOf(DrawnEllipse{}), middle));
}

void TestRegionMeasures::foramen_isMeasuredAlongTheSpine_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {-30.0, 0.0, 12.0, 45.0})
        QTest::addRow("%g degrees", degrees) << degrees;
}

void TestRegionMeasures::foramen_isMeasuredAlongTheSpine()
{
    QFETCH(double, degrees);
    const double turn = degrees * std::numbers::pi / 180;
    const FlatPoint toFeet{std::sin(turn), std::cos(turn)};
    const FlatPoint back{std::cos(turn), -std::sin(turn)};
    const FlatPoint middle{28.2, 29.1};
    // 8 mm wide and 16 mm high, with round ends.
    const auto inside = [&](FlatPoint at) {
        const FlatPoint way = at - middle;
        const double along = std::max(0.0, std::abs(dot(way, toFeet)) - 4);
        return std::hypot(along, dot(way, back)) <= 4;
    };
    const auto found = foramenMeasures(drawnRegion(inside, segment_class::kForamen),
                                       middle + FlatPoint{2, -1}, toFeet);
    QVERIFY(found);
    QVERIFY2(std::abs(found->height.value - 16) < 0.3, qPrintable(text(found->height.value)));
    const double area = 8 * 8 + std::numbers::pi * 16;
    QVERIFY2(std::abs(found->area.value - area) < 0.02 * area, qPrintable(text(found->area.value)));
    QCOMPARE(found->height.points.size(), std::size_t{2});
    const FlatPoint mark = found->height.points[1] - found->height.points[0];
    QVERIFY(std::abs(dot(mark, toFeet) - found->height.value) < 1e-6);
    QVERIFY(std::abs(dot(mark, back)) < 1e-6);
    QVERIFY(lengthOf((found->height.points[0] + found->height.points[1]) * 0.5 - middle) < 1);
}

void TestRegionMeasures::foramen_isNoneWhereItIsClosed()
{
    const DrawnEllipse rest{{28.5, 28.5}, 1, 2};
    const auto inside = [&](FlatPoint at) {
        return rest.contains(at);
    };
    QVERIFY(!foramenMeasures(drawnRegion(inside), rest.center, {0, 1}));
}

void TestRegionMeasures::outline_isOfTheNearestRegion()
{
    const DrawnEllipse one{{20, 20}, 4, 4};
    const DrawnEllipse other{{38, 36}, 6, 5};
    const Segmentation both =
        drawnRegion([&](FlatPoint at) { return one.contains(at) || other.contains(at); });
    const auto first = regionOutline(both, segment_class::kCanal, {24, 22}, 8);
    const auto second = regionOutline(both, segment_class::kCanal, {34, 32}, 8);
    QVERIFY(first && second);
    QVERIFY(std::abs(first->area - one.area()) < 1.5);
    QVERIFY(std::abs(second->area - other.area()) < 2);
    QVERIFY(!regionOutline(both, segment_class::kDisc, {24, 22}, 8));
}

void TestRegionMeasures::outline_knowsWhetherItIsCut()
{
    const Segmentation cut = segmentationOf({{2, 28}, 6, 6});
    const auto outline = regionOutline(cut, segment_class::kCanal, {2, 28}, 8);
    QVERIFY(outline && outline->isCut);
    const auto whole = regionOutline(segmentationOf({}), segment_class::kCanal, {28, 28}, 8);
    QVERIFY(whole && !whole->isCut);
}

void TestRegionMeasures::simplified_keepsTheShape()
{
    std::vector<FlatPoint> square;
    for (int i = 0; i < 40; ++i)
        square.push_back(i < 10       ? FlatPoint{i * 1.0, 0}
                             : i < 20 ? FlatPoint{10, i - 10.0}
                             : i < 30 ? FlatPoint{30.0 - i, 10}
                                      : FlatPoint{0, 40.0 - i});
    const auto corners = simplified(square, 0.01);
    QCOMPARE(corners.size(), std::size_t{4});
    QCOMPARE(areaOf(corners), areaOf(square));
    QCOMPARE(areaOf(square), 100.0);
    QCOMPARE(simplified(corners, 0.01).size(), std::size_t{4});
}

void TestRegionMeasures::nothing_isMeasuredOnAnEmptyPicture()
{
    const Segmentation empty = Segmentation::ofShares({}, kCropGrid);
    QVERIFY(!foramen::sacArea(empty, {28, 28}));
    QVERIFY(!foramenMeasures(empty, {28, 28}, {0, 1}));
}

QTEST_APPLESS_MAIN(TestRegionMeasures)
#include "tst_region_measures.moc"
