#include "ui/render/slice_scene.h"

#include "tests/ui/render/test_pictures.h"

#include <QDir>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Grey levels: interpolation weights are rounded differently when slices are stored in the other
/// order.
constexpr int kGreyTolerance = 2;

int largestDifference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 256;
    int largest = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            largest = std::max(largest, std::abs(greyAt(a, x, y) - greyAt(b, x, y)));
    return largest;
}

/// Compares with tests/baselines/render/NAME.png; FORAMEN_UPDATE_BASELINES=1 writes it instead.
bool matchesBaseline(const QImage& image, const QString& name)
{
    const QString file = QDir(qEnvironmentVariable("FORAMEN_BASELINES"))
                             .filePath(QStringLiteral("render/%1.png").arg(name));
    if (qEnvironmentVariableIntValue("FORAMEN_UPDATE_BASELINES") == 1)
        return image.save(file);
    const QImage expected = QImage(file).convertToFormat(QImage::Format_Grayscale8);
    const int difference = largestDifference(image, expected);
    if (difference > kGreyTolerance)
        qWarning("%s differs by %d grey levels", qPrintable(file), difference);
    return difference <= kGreyTolerance;
}

} // namespace

/// Slices drawn to the pixels of a pane.
class TestSliceScene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void render_showsTheSamePictureHoweverTheFileIsStored_data();
    void render_showsTheSamePictureHoweverTheFileIsStored();
    void render_hangsRadiologically_data();
    void render_hangsRadiologically();
    void render_matchesBaseline_data();
    void render_matchesBaseline();
    void render_keepsItsBufferFromSliceToSlice();
    void render_copiesNoVoxels();
    void render_drawsWindowAndInversion();
    void render_leavesBackgroundBlack();
    void render_followsDevicePixelRatio();
    void render_nearestNeighbourKeepsVoxels();
    void render_clearsAfterZoomingOut();
    void render_withoutVolumeIsBlack();
    void render_drawsColors();
    void render_drawsColorsInTheWindow();
    void setViewState_clampsTheSlice();
};

void TestSliceScene::render_showsTheSamePictureHoweverTheFileIsStored_data()
{
    QTest::addColumn<int>("plane");
    QTest::addColumn<int>("storage");
    for (int plane = 0; plane < 3; ++plane)
        for (int storage = 0; storage < 8; ++storage)
            QTest::addRow(
                "%s, storage %d",
                std::array{"sagittal", "axial", "coronal"}[static_cast<std::size_t>(plane)],
                storage)
                << plane << storage;
}

void TestSliceScene::render_showsTheSamePictureHoweverTheFileIsStored()
{
    QFETCH(int, plane);
    QFETCH(int, storage);
    const std::array<std::pair<PatientVector, PatientVector>, 3> planes = {
        {{kToBack, -kToHead}, {kToLeft, kToBack}, {kToLeft, -kToHead}}};
    const auto [right, down] = planes[static_cast<std::size_t>(plane)];
    // Bits: columns reversed, rows reversed, rows and columns exchanged. The slice order follows
    // from both.
    PatientVector row = (storage & 1) != 0 ? -right : right;
    PatientVector column = (storage & 2) != 0 ? -down : down;
    if ((storage & 4) != 0)
        std::swap(row, column);
    SliceScene plain;
    prepare(plain, sampledBody({.row = right, .column = down}));
    SliceScene stored;
    prepare(stored, sampledBody({.row = row, .column = column}));
    QVERIFY(largestDifference(pictureOf(plain), pictureOf(stored)) <= kGreyTolerance);
    QCOMPARE(letters(stored.screenRight()), letters(right));
    QCOMPARE(letters(stored.screenDown()), letters(down));
    QVERIFY(largestDifference(pictureOf(plain), pictureOf(plain).mirrored(true, false)) > 100);
}

void TestSliceScene::render_hangsRadiologically_data()
{
    QTest::addColumn<PatientVector>("row");
    QTest::addColumn<PatientVector>("column");
    QTest::addColumn<PatientPoint>("ball");
    QTest::addColumn<double>(
        "x"); // where the ball must be, mm to the right of and below the middle of the pane
    QTest::addColumn<double>("y");
    QTest::newRow("sagittal: head up")
        << kToBack << -kToHead << PatientPoint{-6, 4, 30} << 4.0 << -30.0;
    QTest::newRow("sagittal: anterior left")
        << kToBack << -kToHead << PatientPoint{4, -32, -8} << -32.0 << 8.0;
    QTest::newRow("axial: patient's left on the right")
        << kToLeft << kToBack << PatientPoint{30, 10, -20} << 30.0 << 10.0;
    QTest::newRow("axial: anterior up")
        << kToLeft << kToBack << PatientPoint{4, -32, -8} << 4.0 << -32.0;
    QTest::newRow("coronal: head up")
        << kToLeft << -kToHead << PatientPoint{-6, 4, 30} << -6.0 << -30.0;
    QTest::newRow("coronal: patient's left on the right")
        << kToLeft << -kToHead << PatientPoint{30, 10, -20} << 30.0 << 20.0;
}

void TestSliceScene::render_hangsRadiologically()
{
    QFETCH(PatientVector, row);
    QFETCH(PatientVector, column);
    QFETCH(PatientPoint, ball);
    QFETCH(double, x);
    QFETCH(double, y);
    SliceScene scene;
    prepare(scene, sampledBody({.row = -row, .column = -column}));
    ViewState state = scene.viewState();
    state.slice = scene.nearestSlice(ball);
    scene.setViewState(state);
    const QImage image = pictureOf(scene);
    const QPointF place(60 + x * scene.scale(), 50 + y * scene.scale());
    const QPointF mirrored(60 - x * scene.scale(), 50 + y * scene.scale());
    const QPointF upsideDown(60 + x * scene.scale(), 50 - y * scene.scale());
    const auto grey = [&image](QPointF at) {
        return greyAt(image, at.toPoint().x(), at.toPoint().y());
    };
    QVERIFY(grey(place) > 120);
    if (std::abs(x) > 20)
        QVERIFY(grey(mirrored) < grey(place) - 50);
    if (std::abs(y) > 20)
        QVERIFY(grey(upsideDown) < grey(place) - 50);
}

void TestSliceScene::render_matchesBaseline_data()
{
    QTest::addColumn<VolumePtr>("volume");
    QTest::addColumn<ViewState>("change");
    QTest::newRow("sagittal") << VolumePtr(sagittalBody()) << ViewState{};
    QTest::newRow("axial") << VolumePtr(axialBody()) << ViewState{};
    QTest::newRow("axial-tilted") << VolumePtr(tiltedAxialBody(25)) << ViewState{};
    QTest::newRow("coronal") << VolumePtr(sampledBody({.row = kToLeft, .column = -kToHead}))
                             << ViewState{};
    QTest::newRow("sagittal-turned") << VolumePtr(sagittalBody()) << ViewState{.quarterTurns = 1};
    QTest::newRow("sagittal-flipped")
        << VolumePtr(sagittalBody()) << ViewState{.flipHorizontal = true};
    QTest::newRow("sagittal-zoomed")
        << VolumePtr(sagittalBody()) << ViewState{.zoom = 2.5, .pan = {45, 30}};
    QTest::newRow("sagittal-inverted") << VolumePtr(sagittalBody()) << ViewState{.invert = true};
    QTest::newRow("sagittal-nearest")
        << VolumePtr(sagittalBody())
        << ViewState{.zoom = 3, .pan = {10, 70}, .interpolation = Interpolation::Nearest};
}

void TestSliceScene::render_matchesBaseline()
{
    QFETCH(VolumePtr, volume);
    QFETCH(ViewState, change);
    SliceScene scene;
    prepare(scene, volume);
    change.slice = scene.viewState().slice;
    change.windowCenter = 450;
    change.windowWidth = 900;
    scene.setViewState(change);
    QVERIFY(matchesBaseline(pictureOf(scene), QString::fromLatin1(QTest::currentDataTag())));
}

void TestSliceScene::render_keepsItsBufferFromSliceToSlice()
{
    SliceScene scene;
    prepare(scene, sagittalBody());
    const std::uint8_t* first = scene.render().gray;
    for (int slice = 0; slice < 21; ++slice) {
        ViewState state = scene.viewState();
        state.slice = slice;
        scene.setViewState(state);
        QCOMPARE(scene.render().gray, first);
    }
}

void TestSliceScene::render_copiesNoVoxels()
{
    const auto volume = sagittalBody();
    const std::weak_ptr<Volume> watch = volume;
    const std::int16_t* voxels = volume->voxels.data();
    const std::vector<std::int16_t> before = volume->voxels;
    {
        SliceScene scene;
        prepare(scene, volume);
        QVERIFY(scene.render().gray != nullptr);
        scene.setVolume(nullptr);
    }
    QCOMPARE(volume->voxels.data(), voxels); // neither freed nor changed
    QCOMPARE(volume->voxels, before);
    QCOMPARE(watch.use_count(), 1L);
}

void TestSliceScene::render_drawsWindowAndInversion()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead, .slices = 1});
    std::fill(volume->voxels.begin(), volume->voxels.end(), std::int16_t{300});
    volume->rescaleSlope = 2;
    volume->rescaleIntercept = -100; // 500 in rescaled units
    SliceScene scene;
    prepare(scene, volume, 100, 100);
    const auto greyOf = [&scene](double center, double width, bool invert) {
        ViewState state = scene.viewState();
        state.windowCenter = center;
        state.windowWidth = width;
        state.invert = invert;
        scene.setViewState(state);
        return greyAt(pictureOf(scene), 50, 50);
    };
    QVERIFY(std::abs(greyOf(500, 1000, false) - 128) <= 1);
    QVERIFY(std::abs(greyOf(750, 1000, false) - 64) <= 1);
    QVERIFY(std::abs(greyOf(750, 1000, true) - 191) <= 1);
    QCOMPARE(greyOf(2000, 1000, false), 0);
    QCOMPARE(greyOf(-2000, 1000, false), 255);
}

void TestSliceScene::render_leavesBackgroundBlack()
{
    SliceScene scene;
    prepare(scene, sagittalBody(), 200, 100); // the picture spans 50 to 150
    ViewState state = scene.viewState();
    state.invert = true;
    state.windowCenter = 5000; // all of the picture white when inverted
    scene.setViewState(state);
    const QImage image = pictureOf(scene);
    QCOMPARE(greyAt(image, 49, 50), 0);
    QCOMPARE(greyAt(image, 50, 50), 255);
    QCOMPARE(greyAt(image, 149, 99), 255);
    QCOMPARE(greyAt(image, 150, 50), 0);
}

void TestSliceScene::render_followsDevicePixelRatio()
{
    SliceScene scene;
    prepare(scene, sagittalBody());
    const DisplayPoint logical = scene.displayFromPatient({0, 10, 20});
    scene.setSize(120, 100, 2);
    QCOMPARE(scene.render().width, 240);
    QCOMPARE(scene.render().height, 200);
    QCOMPARE(scene.displayFromPatient({0, 10, 20}), logical);
    scene.setSize(121, 99, 1.25);
    QCOMPARE(scene.render().width, 151);
    QVERIFY(scene.render().bytesPerLine >= 151 && scene.render().bytesPerLine % 4 == 0);
}

void TestSliceScene::render_nearestNeighbourKeepsVoxels()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead, .slices = 1});
    for (std::size_t i = 0; i < volume->voxels.size(); ++i)
        volume->voxels[i] = i % 2 == 0 ? 0 : 900;
    SliceScene scene;
    prepare(scene, volume, 500, 500);
    ViewState state = scene.viewState();
    state.interpolation = Interpolation::Nearest;
    scene.setViewState(state);
    const QImage image = pictureOf(scene);
    for (int x = 0; x < 500; ++x)
        QVERIFY(greyAt(image, x, 105) == 0 || greyAt(image, x, 105) == 255);
}

void TestSliceScene::render_clearsAfterZoomingOut()
{
    SliceScene scene;
    prepare(scene, sagittalBody());
    const QImage before = pictureOf(scene);
    ViewState state = scene.viewState();
    ViewState near = state;
    near.zoom = 4;
    scene.setViewState(near);
    pictureOf(scene);
    scene.setViewState(state);
    QCOMPARE(largestDifference(pictureOf(scene), before), 0);
}

void TestSliceScene::render_withoutVolumeIsBlack()
{
    SliceScene scene;
    prepare(scene, sagittalBody());
    QVERIFY(scene.render().gray != nullptr);
    scene.setVolume(nullptr);
    const QImage image = pictureOf(scene);
    QCOMPARE(image.size(), QSize(120, 100));
    for (int x = 0; x < image.width(); ++x)
        QCOMPARE(greyAt(image, x, 50), 0);
}

namespace {

/// Two slices of 2 x 2 pixels without a place: red, green, blue and grey; and the second yellow.
VolumePtr colorChart()
{
    auto volume = std::make_shared<Volume>();
    volume->hasGeometry = false;
    volume->geometry.columns = volume->geometry.rows = volume->geometry.slices = 2;
    volume->flatSpacing = {1, 1, SpacingKind::Patient};
    volume->sources.resize(2);
    volume->voxels.resize(8);
    volume->colors = {255, 0, 0, 0, 255, 0, 0, 0, 255, 100, 100, 100};
    for (int i = 0; i < 4; ++i)
        volume->colors.insert(volume->colors.end(), {255, 255, 0});
    return volume;
}

} // namespace

void TestSliceScene::render_drawsColors()
{
    SliceScene scene;
    scene.setVolume(colorChart());
    scene.setSize(50, 40, 1);
    ViewState state = scene.defaultViewState();
    state.interpolation = Interpolation::Nearest;
    state.slice = 0;
    scene.setViewState(state);
    const RenderedImage picture = scene.render();
    QVERIFY(picture.colors);
    const auto at = [&](int x, int y) {
        return picture.colors[y * picture.width + x];
    };
    QCOMPARE(at(10, 5), 0xffff0000U);
    QCOMPARE(at(40, 5), 0xff00ff00U);
    QCOMPARE(at(10, 35), 0xff0000ffU);
    QCOMPARE(at(40, 35), 0xff646464U);
    QCOMPARE(at(0, 20), 0xff000000U); // beside the picture
    QCOMPARE(int(picture.gray[35 * picture.bytesPerLine + 40]), 100);
    QCOMPARE(int(picture.gray[5 * picture.bytesPerLine + 10]), 76);
    state.slice = 1;
    scene.setViewState(state);
    QCOMPARE(scene.render().colors[5 * 50 + 10], 0xffffff00U);
    scene.setVolume(sampledBody({}));
    QVERIFY(!scene.render().colors);
}

void TestSliceScene::render_drawsColorsInTheWindow()
{
    SliceScene scene;
    scene.setVolume(colorChart());
    scene.setSize(40, 40, 1);
    ViewState state = scene.defaultViewState();
    state.interpolation = Interpolation::Nearest;
    state.slice = 0;
    state.windowCenter = 100;
    state.windowWidth = 100;
    scene.setViewState(state);
    QCOMPARE(scene.render().colors[35 * 40 + 35], 0xff808080U);
    state.invert = true;
    scene.setViewState(state);
    QCOMPARE(scene.render().colors[5 * 40 + 5], 0xff00ffffU);
}

void TestSliceScene::setViewState_clampsTheSlice()
{
    SliceScene scene;
    prepare(scene, sagittalBody());
    scene.setViewState({.slice = 99});
    QCOMPARE(scene.viewState().slice, 20);
    scene.setViewState({.slice = -5});
    QCOMPARE(scene.viewState().slice, 0);
}

QTEST_GUILESS_MAIN(TestSliceScene)
#include "tst_slice_scene.moc"
