#include "ui/panes/annotation/text_halo.h"

#include <QColor>
#include <QTest>

#include <cmath>
#include <cstdlib>

using namespace foramen;

namespace {

constexpr int kSide = 21;
constexpr int kMiddle = kSide / 2;

QImage picture()
{
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

} // namespace

/// The dark edge of texts over pictures.
class TestTextHalo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void halo_isADiscAroundAPoint_data();
    void halo_isADiscAroundAPoint();
    void halo_isAsFaintAsWhatItSurrounds();
    void halo_endsAtTheEdges();
    void halo_keepsTheRatio();
};

void TestTextHalo::halo_isADiscAroundAPoint_data()
{
    QTest::addColumn<double>("radius");
    for (const double radius : {1.8, 2.7, 3.6})
        QTest::addRow("%g", radius) << radius;
}

void TestTextHalo::halo_isADiscAroundAPoint()
{
    QFETCH(double, radius);
    QImage image = picture();
    image.setPixelColor(kMiddle, kMiddle, Qt::white);
    const QImage halo = haloAround(image, radius, 200);
    QCOMPARE(halo.size(), image.size());
    double area = 0;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const QRgb pixel = halo.pixel(x, y);
            QVERIFY(qRed(pixel) == 0 && qGreen(pixel) == 0 && qBlue(pixel) == 0);
            const double far = std::hypot(x - kMiddle, y - kMiddle);
            if (far <= radius - 0.5)
                QCOMPARE(qAlpha(pixel), 200);
            else if (far >= radius + 0.5)
                QCOMPARE(qAlpha(pixel), 0);
            area += qAlpha(pixel) / 200.0;
        }
    QVERIFY(std::abs(area - M_PI * radius * radius) < 0.12 * M_PI * radius * radius);
}

void TestTextHalo::halo_isAsFaintAsWhatItSurrounds()
{
    QImage image = picture();
    image.setPixelColor(kMiddle, kMiddle, QColor(255, 255, 255, 128));
    const QImage halo = haloAround(image, 2, 200);
    QVERIFY(std::abs(qAlpha(halo.pixel(kMiddle + 1, kMiddle)) - 100) <= 1);
}

void TestTextHalo::halo_endsAtTheEdges()
{
    QImage image = picture();
    image.setPixelColor(0, 0, Qt::white);
    image.setPixelColor(kSide - 1, kSide - 1, Qt::white);
    const QImage halo = haloAround(image, 3, 255);
    QCOMPARE(qAlpha(halo.pixel(2, 0)), 255);
    QCOMPARE(qAlpha(halo.pixel(kSide - 3, kSide - 1)), 255);
    QCOMPARE(qAlpha(halo.pixel(kSide - 1, 0)), 0);
    QCOMPARE(qAlpha(halo.pixel(0, kSide - 1)), 0);
}

void TestTextHalo::halo_keepsTheRatio()
{
    QImage image = picture();
    image.setDevicePixelRatio(1.5);
    QCOMPARE(haloAround(image, 2, 200).devicePixelRatio(), 1.5);
}

QTEST_GUILESS_MAIN(TestTextHalo)
#include "tst_text_halo.moc"
