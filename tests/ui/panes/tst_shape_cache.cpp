#include "ui/panes/annotation/shape_cache.h"

#include "ui/panes/annotation/overlay_shape.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace foramen;

namespace {

constexpr int kSide = 300;
constexpr int kTolerance = 3; ///< levels: rounding of two blendings instead of one

QImage canvas(double ratio = 1)
{
    QImage image(static_cast<int>(kSide * ratio), static_cast<int>(kSide * ratio),
                 QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(QColor(90, 90, 90));
    return image;
}

std::vector<OverlayStroke> lineWithPlate(QPointF by = {})
{
    OverlayStroke line{{}, QPen(QColor(255, 200, 0, 200), 2, Qt::SolidLine, Qt::RoundCap)};
    line.path.moveTo(QPointF(20.3, 31.7) + by);
    line.path.lineTo(QPointF(260.6, 214.2) + by);
    OverlayStroke plate{{}, QPen(Qt::black, 1), QColor(10, 20, 200, 120)};
    plate.path.addRoundedRect(QRectF(QPointF(40, 150) + by, QSizeF(120, 40)), 5, 5);
    return {plate, line};
}

QImage drawn(ShapeCache& cache, const std::vector<OverlayStroke>& strokes, double ratio = 1)
{
    QImage image = canvas(ratio);
    QPainter painter(&image);
    cache.draw(painter, strokes);
    return image;
}

QImage drawnDirectly(const std::vector<OverlayStroke>& strokes, double ratio)
{
    QImage image = canvas(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const OverlayStroke& stroke : strokes) {
        painter.setPen(stroke.pen);
        painter.setBrush(stroke.fill);
        painter.drawPath(stroke.path);
    }
    return image;
}

int largestDifference(const QImage& a, const QImage& b)
{
    int largest = a.size() == b.size() ? 0 : 256;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y)
        for (int x = 0; x < std::min(a.width(), b.width()); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            largest = std::max({largest, std::abs(qRed(one) - qRed(other)),
                                std::abs(qGreen(one) - qGreen(other)),
                                std::abs(qBlue(one) - qBlue(other))});
        }
    return largest;
}

} // namespace

/// Shapes over pictures, drawn once and then copied.
class TestShapeCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_lookAsDrawnDirectly_data();
    void shapes_lookAsDrawnDirectly();
    void shapes_areKeptWhenDisplacedByWholePixels();
    void shapes_areMadeAnewWhenTheyDiffer();
    void memory_isBounded();
    void hugeShapes_areDrawnAndNotKept();
    void emptyOutlines_drawNothing();
    void linesAlongAxes_fillWholePixels_data();
    void linesAlongAxes_fillWholePixels();
};

void TestShapeCache::shapes_lookAsDrawnDirectly_data()
{
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.5, 2.0})
        QTest::addRow("%g", ratio) << ratio;
}

void TestShapeCache::shapes_lookAsDrawnDirectly()
{
    QFETCH(double, ratio);
    ShapeCache cache(4096);
    const auto strokes = lineWithPlate();
    const QImage wanted = drawnDirectly(strokes, ratio);
    QVERIFY(largestDifference(wanted, canvas(ratio)) > 100);
    QVERIFY(largestDifference(drawn(cache, strokes, ratio), wanted) <= kTolerance);
    // Again, from the images.
    QCOMPARE(cache.shapes(), 1);
    QVERIFY(largestDifference(drawn(cache, strokes, ratio), wanted) <= kTolerance);
    QCOMPARE(cache.shapes(), 1);
}

void TestShapeCache::shapes_areKeptWhenDisplacedByWholePixels()
{
    ShapeCache cache(4096);
    drawn(cache, lineWithPlate());
    const QImage displaced = drawn(cache, lineWithPlate({7, 11}));
    QCOMPARE(cache.shapes(), 1);
    QVERIFY(largestDifference(displaced, drawnDirectly(lineWithPlate({7, 11}), 1)) <= kTolerance);
    const QImage between = drawn(cache, lineWithPlate({0.5, 0}));
    QCOMPARE(cache.shapes(), 2);
    QVERIFY(largestDifference(between, drawnDirectly(lineWithPlate({0.5, 0}), 1)) <= kTolerance);
}

void TestShapeCache::shapes_areMadeAnewWhenTheyDiffer()
{
    ShapeCache cache(4096);
    auto strokes = lineWithPlate();
    drawn(cache, strokes);
    drawn(cache, strokes, 2);
    strokes[0].fill = Qt::red;
    drawn(cache, strokes);
    strokes[1].pen.setWidthF(3);
    drawn(cache, strokes);
    strokes[1].pen.setDashPattern({2, 3});
    drawn(cache, strokes);
    strokes[1].pen.setDashPattern({3, 2});
    const QImage last = drawn(cache, strokes);
    QCOMPARE(cache.shapes(), 6);
    QVERIFY(largestDifference(last, drawnDirectly(strokes, 1)) <= kTolerance);
}

void TestShapeCache::memory_isBounded()
{
    constexpr int mostKiB = 256;
    ShapeCache cache(mostKiB);
    for (int i = 0; i < 64; ++i)
        drawn(cache, lineWithPlate({i / 64.0, 0}));
    QVERIFY(cache.shapes() > 0 && cache.shapes() < 64);
    QVERIFY(cache.usedKiB() <= mostKiB);
}

void TestShapeCache::hugeShapes_areDrawnAndNotKept()
{
    ShapeCache cache(4096);
    OverlayStroke line{{}, QPen(Qt::red, 3)};
    line.path.moveTo(-20000, -20000);
    line.path.lineTo(20000, 20000);
    const QImage image = drawn(cache, {line});
    QCOMPARE(image.pixelColor(150, 150), QColor(Qt::red));
    QCOMPARE(cache.shapes(), 0);
}

void TestShapeCache::emptyOutlines_drawNothing()
{
    ShapeCache cache(4096);
    const OverlayStroke nothing{{}, QPen(Qt::red, 3)};
    QCOMPARE(largestDifference(drawn(cache, {nothing}), canvas()), 0);
    // Beside another one it takes no room.
    const auto shape = lineWithPlate({-20, -20});
    drawn(cache, {shape[0]});
    const int used = cache.usedKiB();
    ShapeCache other(4096);
    drawn(other, {nothing, shape[0]});
    QCOMPARE(other.usedKiB(), used);
}

void TestShapeCache::linesAlongAxes_fillWholePixels_data()
{
    QTest::addColumn<QLineF>("line");
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 2.0}) {
        QTest::addRow("level, %g", ratio) << QLineF(10, 100.3, 280, 100.3) << ratio;
        QTest::addRow("upright, %g", ratio) << QLineF(100.3, 10, 100.3, 280) << ratio;
    }
}

void TestShapeCache::linesAlongAxes_fillWholePixels()
{
    QFETCH(QLineF, line);
    QFETCH(double, ratio);
    QImage image = canvas(ratio);
    QPainter painter(&image);
    drawOverlayLine(painter, line, QPen(Qt::white, 2));
    painter.end();
    const bool isUpright = line.dx() == 0;
    const int across = static_cast<int>(150 * ratio);
    int white = 0;
    for (int i = 0; i < image.width(); ++i) {
        const QColor color = isUpright ? image.pixelColor(i, across) : image.pixelColor(across, i);
        const bool isDarker = color.red() < 90;
        QVERIFY(color == QColor(Qt::white) || color == QColor(90, 90, 90) || isDarker);
        white += color == QColor(Qt::white) ? 1 : 0;
    }
    QCOMPARE(white, static_cast<int>(2 * ratio));
}

QTEST_MAIN(TestShapeCache)
#include "tst_shape_cache.moc"
