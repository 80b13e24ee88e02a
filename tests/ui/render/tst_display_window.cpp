#include "ui/render/display_window.h"

#include "core/base/voi_curve.h"
#include "tests/ui/render/test_pictures.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <numeric>

using namespace foramen;
using namespace foramen::test;

/// The initial window of a volume, and windows of regions.
class TestDisplayWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultViewState_takesSaneDicomWindowsOnly_data();
    void defaultViewState_takesSaneDicomWindowsOnly();
    void percentileWindow_ignoresBackgroundAndHotPixels();
    void percentileWindow_ignoresPaddingAndUnreadableSlices();
    void percentileWindow_hasAWidthForOneValue();
    void regionWindow_seesItsRectangleOnly();
    void curve_isFollowedWithinTheWindow();
    void curve_isDrawn();
};

void TestDisplayWindow::defaultViewState_takesSaneDicomWindowsOnly_data()
{
    QTest::addColumn<double>("center");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("isSane");
    QTest::newRow("near the body") << 300.0 << 500.0 << true;
    QTest::newRow("no width") << 300.0 << 0.0 << false;
    QTest::newRow("negative width") << 300.0 << -10.0 << false;
    QTest::newRow("far above") << 20000.0 << 1000.0 << false;
    QTest::newRow("far too wide") << 300.0 << 60000.0 << false;
    QTest::newRow("far too narrow") << 300.0 << 2.0 << false;
    QTest::newRow("not a number") << std::nan("") << 500.0 << false;
}

void TestDisplayWindow::defaultViewState_takesSaneDicomWindowsOnly()
{
    QFETCH(double, center);
    QFETCH(double, width);
    QFETCH(bool, isSane);
    auto volume = sagittalBody();
    volume->windowCenter = center;
    volume->windowWidth = width;
    SliceScene scene;
    scene.setVolume(volume);
    const ViewState state = scene.defaultViewState();
    const auto [bodyCenter, bodyWidth] = percentileWindow(*volume);
    QCOMPARE(state.windowCenter, isSane ? center : bodyCenter);
    QCOMPARE(state.windowWidth, isSane ? width : bodyWidth);
    QCOMPARE(state.slice, 10);
    QCOMPARE(state.zoom, 1.0);
}

void TestDisplayWindow::percentileWindow_ignoresBackgroundAndHotPixels()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead});
    // 70 % air with noise, the rest tissue from 200 to 800, and a few much brighter voxels.
    const std::size_t count = volume->voxels.size();
    for (std::size_t i = 0; i < count; ++i)
        volume->voxels[i] =
            static_cast<std::int16_t>(i % 10 < 7 ? (i * 7) % 20 : 200 + (i * 31) % 601);
    for (std::size_t i = 0; i < count; i += 4001)
        volume->voxels[i] = 32000;
    const auto [center, width] = percentileWindow(*volume);
    QVERIFY2(std::abs(center - 500) < 30, qPrintable(QString::number(center)));
    QVERIFY2(std::abs(width - 600) < 40, qPrintable(QString::number(width)));
}

void TestDisplayWindow::percentileWindow_ignoresPaddingAndUnreadableSlices()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead});
    const auto [center, width] = percentileWindow(*volume);
    const std::size_t perSlice = 50 * 50;
    std::fill_n(volume->voxels.begin(), perSlice, std::int16_t{-32768});
    volume->sources[0].missing = true;
    for (std::size_t i = perSlice; i < volume->voxels.size(); i += 5)
        volume->voxels[i] = -2000; // around a round picture
    const auto [paddedCenter, paddedWidth] = percentileWindow(*volume);
    QVERIFY(std::abs(paddedCenter - center) < 25);
    QVERIFY(std::abs(paddedWidth - width) < 50);
}

void TestDisplayWindow::percentileWindow_hasAWidthForOneValue()
{
    auto volume = sagittalBody();
    std::fill(volume->voxels.begin(), volume->voxels.end(), std::int16_t{0});
    QVERIFY(percentileWindow(*volume).second >= 1);
}

void TestDisplayWindow::regionWindow_seesItsRectangleOnly()
{
    auto volume = sagittalBody();
    volume->rescaleSlope = 2;
    volume->rescaleIntercept = -100;
    const VolumeGeometry& geometry = volume->geometry;
    const auto at = [&](int column, int row, int slice) -> std::int16_t& {
        return volume
            ->voxels[(static_cast<std::size_t>(slice) * geometry.rows + row) * geometry.columns
                     + column];
    };
    for (int row = 10; row < 20; ++row)
        for (int column = 5; column < 15; ++column)
            at(column, row, 3) = column < 10 ? 40 : 60;
    const auto window = regionWindow(*volume, 3, {14.4, 19.4}, {4.6, 9.6});
    QVERIFY(window.has_value());
    QCOMPARE(window->first, 2 * 50.0 - 100);
    QCOMPARE(window->second, 2 * 20.0);
    QVERIFY(!regionWindow(*volume, 3, {5.2, 5.2}, {5.8, 9}).has_value()); // between two columns
    QVERIFY(!regionWindow(*volume, 3, {-20, -20}, {-9, -9}).has_value()); // beside the picture
    QVERIFY(regionWindow(*volume, 3, {-20, -20}, {0, 0}).has_value());
}

void TestDisplayWindow::curve_isFollowedWithinTheWindow()
{
    const VoiCurve curve{{0.0F, 1.0F, 0.5F}, 1};
    const float voxels[] = {-50, 100, 150, 200, 300, 900};
    std::uint8_t gray[6] = {};
    CurvedWindow(curve, {.low = 100, .width = 200}).toGray(voxels, 6, gray);
    const std::uint8_t wanted[] = {0, 0, 128, 255, 128, 128};
    for (int i = 0; i < 6; ++i)
        QVERIFY2(std::abs(gray[i] - wanted[i]) <= 1, qPrintable(QString::number(i)));
    CurvedWindow(curve, {.low = 100, .width = 200, .invert = true}).toGray(voxels, 6, gray);
    QVERIFY(gray[0] == 255 && gray[3] == 0);
    // A straight line equals a window without a curve.
    std::uint8_t straight[6] = {};
    CurvedWindow({{0.0F, 1.0F}, 1}, {.low = 100, .width = 200}).toGray(voxels, 6, gray);
    windowToGray(voxels, 6, {.low = 100, .width = 200}, straight);
    for (int i = 0; i < 6; ++i)
        QVERIFY(std::abs(gray[i] - straight[i]) <= 1);
}

void TestDisplayWindow::curve_isDrawn()
{
    const auto bright = [](const VolumePtr& volume) {
        SliceScene scene;
        scene.setVolume(volume);
        scene.setSize(80, 80, 1);
        scene.setViewState(scene.defaultViewState());
        const RenderedImage image = scene.render();
        const int count = image.bytesPerLine * image.height;
        return std::accumulate(image.gray, image.gray + count, 0) / count;
    };
    auto volume = sagittalBody();
    const int before = bright(volume);
    auto darker = std::make_shared<Volume>(*volume);
    darker->voiCurve = std::make_shared<VoiCurve>(VoiCurve{{0.0F, 0.0F, 0.1F}, 1});
    QVERIFY(before > 40);
    QVERIFY(bright(darker) < before / 2);
}

QTEST_GUILESS_MAIN(TestDisplayWindow)
#include "tst_display_window.moc"
