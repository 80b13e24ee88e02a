#include "ui/render/slice_mapping.h"

#include "tests/ui/render/test_pictures.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kGeometryToleranceMm = 1e-6;

} // namespace

/// Mapping between display, image and patient, and orientation letters.
class TestSliceMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void render_tiltedAxialBlocksHangAlike_data();
    void render_tiltedAxialBlocksHangAlike();
    void letters_followEveryTurnAndFlip_data();
    void letters_followEveryTurnAndFlip();
    void displayFromPatient_roundTrips_data();
    void displayFromPatient_roundTrips();
    void displayFromImage_agreesWithPixels();
    void scale_isPixelsPerMm();
    void distanceFromSlice_andNearestSlice_followTheStack();
    void withoutGeometry_pixelsAreSquareAndUpright();
    void withoutGeometry_pixelsKeepTheirShape();
};

void TestSliceMapping::render_tiltedAxialBlocksHangAlike_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {-50.0, -40.0, -20.0, 0.0, 20.0, 40.0, 50.0})
        QTest::addRow("%.0f degrees", degrees) << degrees;
}

void TestSliceMapping::render_tiltedAxialBlocksHangAlike()
{
    QFETCH(double, degrees);
    SliceScene scene;
    prepare(scene, tiltedAxialBody(degrees));
    QVERIFY(scene.screenRight().x > 0.99);
    QVERIFY(scene.screenDown().y > 0.6);
}

void TestSliceMapping::letters_followEveryTurnAndFlip_data()
{
    QTest::addColumn<ViewState>("state");
    QTest::addColumn<QString>("expected"); // left, up, right, down
    QTest::newRow("as it hangs") << ViewState{} << "AHPF";
    QTest::newRow("a quarter clockwise") << ViewState{.quarterTurns = 1} << "FAHP";
    QTest::newRow("a half") << ViewState{.quarterTurns = 2} << "PFAH";
    QTest::newRow("three quarters") << ViewState{.quarterTurns = 3} << "HPFA";
    QTest::newRow("a quarter back") << ViewState{.quarterTurns = -1} << "HPFA";
    QTest::newRow("flipped sideways") << ViewState{.flipHorizontal = true} << "PHAF";
    QTest::newRow("flipped upside down") << ViewState{.flipVertical = true} << "AFPH";
    QTest::newRow("flipped both ways")
        << ViewState{.flipHorizontal = true, .flipVertical = true} << "PFAH";
    QTest::newRow("turned, then flipped")
        << ViewState{.quarterTurns = 1, .flipHorizontal = true} << "HAFP";
    QTest::newRow("turned thrice, then flipped")
        << ViewState{.quarterTurns = 3, .flipVertical = true} << "HAFP";
}

void TestSliceMapping::letters_followEveryTurnAndFlip()
{
    QFETCH(ViewState, state);
    QFETCH(QString, expected);
    SliceScene scene;
    prepare(scene, sampledBody({.row = -kToBack, .column = kToHead}));
    scene.setViewState(state);
    QCOMPARE(letters(-scene.screenRight()) + letters(-scene.screenDown())
                 + letters(scene.screenRight()) + letters(scene.screenDown()),
             expected);
    // The letters agree with the mapping: a point in the direction of the right letter lies to the
    // right.
    const DisplayPoint middle = scene.displayFromPatient({});
    QVERIFY(scene.displayFromPatient(PatientPoint{} + scene.screenRight() * 10).x > middle.x + 5);
    QVERIFY(scene.displayFromPatient(PatientPoint{} + scene.screenDown() * 10).y > middle.y + 5);
}

void TestSliceMapping::displayFromPatient_roundTrips_data()
{
    letters_followEveryTurnAndFlip_data();
}

void TestSliceMapping::displayFromPatient_roundTrips()
{
    QFETCH(ViewState, state);
    SliceScene scene;
    prepare(scene, sampledBody({.row = {0.9, 0.3, 0.1}, .column = {-0.3, 0.9, 0}, .spacing = 0.7}));
    state.zoom = 1.7;
    state.pan = {13, -8};
    state.slice = 4;
    scene.setViewState(state);
    for (const DisplayPoint display :
         {DisplayPoint{0, 0}, DisplayPoint{60, 50}, DisplayPoint{119, 3}}) {
        const PatientPoint patient = scene.patientFromDisplay(display);
        QVERIFY(std::abs(scene.distanceFromSlice(patient)) < kGeometryToleranceMm);
        const DisplayPoint back = scene.displayFromPatient(patient);
        QVERIFY(std::hypot(back.x - display.x, back.y - display.y) < 1e-6);
        const DisplayPoint viaImage = scene.displayFromImage(scene.imageFromDisplay(display));
        QVERIFY(std::hypot(viaImage.x - display.x, viaImage.y - display.y) < 1e-6);
    }
}

void TestSliceMapping::displayFromImage_agreesWithPixels()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead, .slices = 1});
    std::fill(volume->voxels.begin(), volume->voxels.end(), std::int16_t{0});
    volume->voxels[20 * 50 + 31] = 1000; // row 20, column 31
    SliceScene scene;
    prepare(scene, volume, 500, 500);
    const DisplayPoint at = scene.displayFromImage({31, 20});
    const QImage image = pictureOf(scene);
    QVERIFY(greyAt(image, static_cast<int>(at.x), static_cast<int>(at.y)) > 200);
    QCOMPARE(at.x, 315.0); // centre of pixel 31 of 50 in 500
    QCOMPARE(at.y, 205.0);
}

void TestSliceMapping::scale_isPixelsPerMm()
{
    SliceScene scene;
    prepare(scene, sagittalBody(), 300, 200); // 100 mm high
    QCOMPARE(scene.scale(), 2.0);
    ViewState state = scene.viewState();
    state.zoom = 3;
    scene.setViewState(state);
    QCOMPARE(scene.scale(), 6.0);
    const DisplayPoint a = scene.displayFromPatient({0, 0, 0});
    const DisplayPoint b = scene.displayFromPatient({0, 10, 0});
    QVERIFY(std::abs(std::hypot(b.x - a.x, b.y - a.y) - 60) < 1e-9);
}

void TestSliceMapping::distanceFromSlice_andNearestSlice_followTheStack()
{
    SliceScene scene;
    const auto volume = axialBody(); // normal to the head, slice 10 through the origin, 4 mm
    prepare(scene, volume);
    QCOMPARE(scene.nearestSlice({0, 0, 0}), 10);
    QCOMPARE(scene.nearestSlice({0, 0, 5}), 11);
    QCOMPARE(scene.nearestSlice({0, 0, 500}), 20);
    QCOMPARE(scene.nearestSlice({0, 0, -500}), 0);
    QVERIFY(std::abs(scene.distanceFromSlice({3, 7, 5}) - 5) < kGeometryToleranceMm);
}

void TestSliceMapping::withoutGeometry_pixelsAreSquareAndUpright()
{
    auto volume = sampledBody({.row = -kToBack, .column = kToHead});
    volume->hasGeometry = false;
    volume->geometry.columnSpacing = 3; // has no meaning
    SliceScene scene;
    prepare(scene, volume, 100, 100);
    QCOMPARE(scene.scale(), 2.0);
    QVERIFY(scene.displayFromImage({0, 0}) == (DisplayPoint{1, 1}));
    QVERIFY(scene.displayFromImage({49, 49}) == (DisplayPoint{99, 99}));
}

void TestSliceMapping::withoutGeometry_pixelsKeepTheirShape()
{
    auto volume = sampledBody({.row = -kToBack, .column = kToHead});
    volume->hasGeometry = false;
    volume->flatSpacing = {.row = 2, .column = 1, .kind = SpacingKind::AspectRatio};
    SliceScene scene;
    prepare(scene, volume, 100, 100);
    // 50 rows of double height fill the pane, 50 columns half of it.
    QCOMPARE(scene.scale(), 1.0);
    QVERIFY(scene.displayFromImage({0, 0}) == (DisplayPoint{25.5, 1}));
    QVERIFY(scene.displayFromImage({49, 49}) == (DisplayPoint{74.5, 99}));
}

QTEST_GUILESS_MAIN(TestSliceMapping)
#include "tst_slice_mapping.moc"
