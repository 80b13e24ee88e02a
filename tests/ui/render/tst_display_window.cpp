#include "ui/render/display_window.h"

#include "core/base/voi_curve.h"
#include "core/imaging/windows/automatic_window.h"
#include "tests/ui/render/test_pictures.h"

#include <QTest>

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
    void defaultViewState_hasTheAutomaticWindow();
    void regionWindow_seesItsRectangleOnly();
    void curve_isFollowedWithinTheWindow();
    void curve_isDrawn();
};

void TestDisplayWindow::defaultViewState_hasTheAutomaticWindow()
{
    auto volume = sagittalBody();
    for (const bool isUsable : {true, false}) {
        volume->windowCenter = isUsable ? 300 : 20000;
        volume->windowWidth = 500;
        SliceScene scene;
        scene.setVolume(std::make_shared<Volume>(*volume));
        const ViewState state = scene.defaultViewState();
        const WindowRange wanted = automaticWindow(*volume).range;
        QCOMPARE(state.windowCenter, wanted.center);
        QCOMPARE(state.windowWidth, wanted.width);
        QCOMPARE(wanted.center == 300.0, isUsable);
        QCOMPARE(state.slice, 10);
        QCOMPARE(state.zoom, 1.0);
    }
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
    QCOMPARE(window->center, 2 * 50.0 - 100);
    QCOMPARE(window->width, 2 * 20.0);
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
