#include "core/measure/outline.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <set>
#include <utility>

using namespace foramen;

/// Area, crossing and pixels of outlines.
class TestOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areaOf_knowsPolygonsEitherWayRound();
    void areaOf_knowsEllipses();
    void crossesItself_findsABowTie();
    void crossesItself_letsConcaveOnesPass();
    void pixels_areThoseWithCentresInside();
    void pixels_ofAConcavePolygonSpareTheNotch();
    void pixels_ofAnEllipseFillItsArea();
    void pixels_stayWithinThePicture();
};

namespace {

int pixelsIn(const Outline& outline, int columns = 100, int rows = 100)
{
    std::set<std::pair<int, int>> seen;
    int calls = 0;
    forEachPixelInside(outline, columns, rows, [&](int column, int row) {
        seen.insert({column, row});
        ++calls;
    });
    return static_cast<int>(seen.size()) == calls ? calls : -1;
}

} // namespace

void TestOutline::areaOf_knowsPolygonsEitherWayRound()
{
    QCOMPARE(areaOf({{{0, 0}, {4, 0}, {4, 3}}}), 6.0);
    QCOMPARE(areaOf({{{4, 3}, {4, 0}, {0, 0}}}), 6.0);
    QCOMPARE(areaOf({{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}}), 10.0);
}

void TestOutline::areaOf_knowsEllipses()
{
    QCOMPARE(areaOf({{{10, 20}, {4, 30}}, true}), std::numbers::pi * 3 * 5);
}

void TestOutline::crossesItself_findsABowTie()
{
    QVERIFY(crossesItself({{{0, 0}, {4, 4}, {4, 0}, {0, 4}}}));
    QVERIFY(crossesItself({{{0, 0}, {4, 0}, {4, 4}, {3, -2}, {0, 4}}}));
}

void TestOutline::crossesItself_letsConcaveOnesPass()
{
    QVERIFY(!crossesItself({{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}}));
    QVERIFY(!crossesItself({{{0, 0}, {4, 0}, {4, 4}}}));
}

void TestOutline::pixels_areThoseWithCentresInside()
{
    QCOMPARE(pixelsIn({{{9.5, 9.5}, {14.5, 9.5}, {14.5, 12.5}, {9.5, 12.5}}}), 15);
    QCOMPARE(pixelsIn({{{9.6, 9.6}, {9.9, 9.6}, {9.9, 9.9}, {9.6, 9.9}}}), 0);
}

void TestOutline::pixels_ofAConcavePolygonSpareTheNotch()
{
    const Outline notched{{{-0.5, -0.5},
                           {9.5, -0.5},
                           {9.5, 9.5},
                           {6.5, 9.5},
                           {6.5, 2.5},
                           {3.5, 2.5},
                           {3.5, 9.5},
                           {-0.5, 9.5}}};
    QCOMPARE(pixelsIn(notched), 100 - 3 * 7);
}

void TestOutline::pixels_ofAnEllipseFillItsArea()
{
    const Outline ellipse{{{10, 20}, {60, 50}}, true};
    QVERIFY(std::abs(pixelsIn(ellipse) - areaOf(ellipse)) < 0.02 * areaOf(ellipse));
}

void TestOutline::pixels_stayWithinThePicture()
{
    QCOMPARE(pixelsIn({{{-50, -50}, {500, -50}, {500, 500}, {-50, 500}}}, 7, 5), 35);
    QCOMPARE(pixelsIn({{{20, 20}, {30, 20}, {30, 30}}}, 7, 5), 0);
}

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
