#include "ui/panes/pane/heat_overlay.h"

#include <QTest>

#include <vector>

using namespace foramen;

/// Colours of the heat map over a slice.
class TestHeatOverlay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing_isClear();
    void more_isBrighterAndDenser();
    void rowsComeFirst();
};

void TestHeatOverlay::nothing_isClear()
{
    const QImage picture = heatPicture(std::vector<float>(9, 0.05F), 3);
    QCOMPARE(picture.size(), QSize(3, 3));
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            QCOMPARE(qAlpha(picture.pixel(column, row)), 0);
}

void TestHeatOverlay::more_isBrighterAndDenser()
{
    const QImage picture = heatPicture({0.2F, 0.5F, 0.8F, 1}, 2);
    int dense = -1;
    int bright = -1;
    for (int i = 0; i < 4; ++i) {
        const QRgb pixel = picture.pixel(i % 2, i / 2);
        QVERIFY(qAlpha(pixel) > dense);
        QVERIFY(qGray(qUnpremultiply(pixel)) > bright); // visible without colour
        dense = qAlpha(pixel);
        bright = qGray(qUnpremultiply(pixel));
    }
    QVERIFY(dense < 255); // the anatomy shows through
}

void TestHeatOverlay::rowsComeFirst()
{
    const QImage picture = heatPicture({0, 1, 0, 0}, 2);
    QVERIFY(qAlpha(picture.pixel(1, 0)) > 0);
    QCOMPARE(qAlpha(picture.pixel(0, 1)), 0);
}

QTEST_MAIN(TestHeatOverlay)
#include "tst_heat_overlay.moc"
