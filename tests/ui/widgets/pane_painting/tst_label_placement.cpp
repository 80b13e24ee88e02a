#include "ui/widgets/pane_painting/label_placement.h"

#include <QTest>

using namespace foramen;

namespace {

constexpr QSizeF kName{80, 32};

TakenPlaces pane(double width)
{
    return {.inside = {12, 44, width - 36, 300}, .marks = {}, .texts = {}};
}

} // namespace

/// Places of the names beside marks and lines.
class TestLabelPlacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void name_standsAtTheLowerRight();
    void name_staysInsideANarrowPane();
    void name_coversNoMarkAndNoText();
    void line_isNamedBesideRings();
};

void TestLabelPlacement::name_standsAtTheLowerRight()
{
    const QRectF place = placeOfName({100, 150}, kName, pane(400));
    QCOMPARE(place.topLeft(), QPointF(134, 194));
    QCOMPARE(place.size(), kName);
}

void TestLabelPlacement::name_staysInsideANarrowPane()
{
    for (const double x : {20.0, 60.0, 100.0, 140.0, 180.0})
        for (const double y : {50.0, 190.0, 340.0}) {
            const TakenPlaces narrow = pane(200);
            const QRectF place = placeOfName({x, y}, kName, narrow);
            QVERIFY(narrow.inside.contains(place));
            QVERIFY(!place.contains(QPointF(x, y)));
        }
    // Wider than the pane: its beginning is visible.
    QCOMPARE(placeOfName({40, 100}, kName, pane(90)).left(), 12.0);
}

void TestLabelPlacement::name_coversNoMarkAndNoText()
{
    TakenPlaces taken = pane(400);
    taken.marks = {{150, 200}};
    QVERIFY(!placeOfName({100, 150}, kName, taken).contains(taken.marks.front()));
    taken.marks.clear();
    taken.texts = {QRectF(120, 190, 60, 16)};
    QVERIFY(!placeOfName({100, 150}, kName, taken).intersects(taken.texts.front()));
}

void TestLabelPlacement::line_isNamedBesideRings()
{
    const QRectF above(100, 80, 50, 14);
    const QRectF below(100, 110, 50, 14);
    QCOMPARE(firstFreeOf({above, below}, {}), above);
    QCOMPARE(firstFreeOf({above, below}, {{90, 86}}), below); // the ring's letter
    QCOMPARE(firstFreeOf({above, below}, {{120, 86}, {120, 116}}), above);
}

QTEST_APPLESS_MAIN(TestLabelPlacement)
#include "tst_label_placement.moc"
