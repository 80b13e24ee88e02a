#include "ui/render/overlays.h"

#include "tests/support/test_volumes.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

void show(SliceScene& scene, const VolumePtr& volume, PatientPoint at = {})
{
    scene.setVolume(volume);
    scene.setSize(200, 200, 1);
    ViewState state = scene.defaultViewState();
    state.slice = scene.nearestSlice(at);
    scene.setViewState(state);
}

} // namespace

/// Reference lines of one series on another.
class TestOverlays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void referenceLine_liesWhereThePlanesMeet();
    void referenceLine_tiltsWithItsBlock();
    void referenceLine_followsTurnsAndFlips();
    void referenceLine_isClippedToBothPictures();
    void referenceLine_isNoneForParallelPlanes();
    void referenceLine_isNoneWhereSlicesDoNotMeet();
    void referenceLine_isNoneAcrossFramesOfReference();
    void line_ofALinkedSeriesIsDrawnAtItsOffset();
};

void TestOverlays::referenceLine_liesWhereThePlanesMeet()
{
    SliceScene scene;
    show(scene, sagittalBody()); // 100 mm in 200 pixels, centre at the origin
    const auto axial = axialBody();
    const auto line = referenceLine(scene, *axial, 15); // z = 20 mm
    QVERIFY(line.has_value());
    QVERIFY(std::abs(line->first.y - 60) < 1e-6); // 100 - 2 * 20
    QVERIFY(std::abs(line->second.y - 60) < 1e-6);
    QVERIFY(std::abs(std::min(line->first.x, line->second.x) - 0) < 1e-6);
    QVERIFY(std::abs(std::max(line->first.x, line->second.x) - 200) < 1e-6);

    const PatientPoint onBoth = scene.patientFromDisplay(line->first);
    QVERIFY(std::abs(axial->geometry.slicePosition(onBoth) - 15 * 4) < 1e-6);
}

void TestOverlays::referenceLine_tiltsWithItsBlock()
{
    SliceScene scene;
    show(scene, sagittalBody());
    const auto line = referenceLine(scene, *tiltedAxialBody(20), 10);
    QVERIFY(line.has_value());
    const DisplayPoint front = line->first.x < line->second.x ? line->first : line->second;
    const DisplayPoint back = line->first.x < line->second.x ? line->second : line->first;
    const double slope =
        (front.y - back.y) / (back.x - front.x); // the posterior edge is turned to the head, up
    QVERIFY(std::abs(slope - std::tan(20 * 3.14159265358979 / 180)) < 1e-6);
}

void TestOverlays::referenceLine_followsTurnsAndFlips()
{
    SliceScene scene;
    show(scene, sagittalBody());
    const auto axial = axialBody();
    ViewState state = scene.viewState();
    state.quarterTurns = 1; // the head is now on the right
    scene.setViewState(state);
    const auto turned = referenceLine(scene, *axial, 15);
    QVERIFY(turned && std::abs(turned->first.x - 140) < 1e-6
            && std::abs(turned->second.x - 140) < 1e-6);
    state.flipHorizontal = true;
    scene.setViewState(state);
    const auto flipped = referenceLine(scene, *axial, 15);
    QVERIFY(flipped && std::abs(flipped->first.x - 60) < 1e-6);
}

void TestOverlays::referenceLine_isClippedToBothPictures()
{
    SliceScene scene;
    show(scene, sagittalBody());
    const auto lengthOf = [](const DisplayLine& line) {
        return std::hypot(line.second.x - line.first.x, line.second.y - line.first.y);
    };
    const auto smaller = referenceLine(scene, *sampledBody({.spacing = 1}), 10); // 50 mm wide
    QVERIFY(smaller && std::abs(lengthOf(*smaller) - 100) < 1e-6);
    const auto larger = referenceLine(scene, *sampledBody({.spacing = 8}), 10); // 400 mm wide
    QVERIFY(larger && std::abs(lengthOf(*larger) - 200) < 1e-6);
}

void TestOverlays::referenceLine_isNoneForParallelPlanes()
{
    SliceScene scene;
    const auto volume = sagittalBody();
    show(scene, volume);
    QVERIFY(!referenceLine(scene, *volume, 3));
    QVERIFY(!referenceLine(scene, *sampledBody({.row = -kToBack, .column = -kToHead}), 10));
}

void TestOverlays::referenceLine_isNoneWhereSlicesDoNotMeet()
{
    SliceScene scene;
    show(scene, sagittalBody());
    auto above = axialBody();
    above->geometry.origin = above->geometry.origin + kToHead * 300;
    QVERIFY(!referenceLine(scene, *above, 10));
    auto beside = axialBody();
    beside->geometry.origin = beside->geometry.origin + kToLeft * 300;
    QVERIFY(!referenceLine(scene, *beside, 10));
    auto behind = axialBody();
    behind->geometry.origin = behind->geometry.origin + kToBack * 300;
    QVERIFY(!referenceLine(scene, *behind, 10));
}

void TestOverlays::referenceLine_isNoneAcrossFramesOfReference()
{
    SliceScene scene;
    show(scene, sagittalBody());
    auto other = axialBody();
    QVERIFY(referenceLine(scene, *other, 10));
    other->frameOfReferenceUid = "9.9";
    QVERIFY(!referenceLine(scene, *other, 10));
    other->frameOfReferenceUid.clear();
    QVERIFY(!referenceLine(scene, *other, 10));
    other = axialBody();
    other->hasGeometry = false;
    QVERIFY(!referenceLine(scene, *other, 10));
    QVERIFY(!referenceLine(SliceScene(), *axialBody(), 10));
}

void TestOverlays::line_ofALinkedSeriesIsDrawnAtItsOffset()
{
    // Another Frame of Reference, and known to lie 20 mm nearer to the head.
    SliceScene scene;
    show(scene, sagittalBody());
    const auto other = axialBody();
    const auto there = referenceLine(scene, *other, 10);
    other->frameOfReferenceUid = "9.9";
    QVERIFY(!referenceLine(scene, *other, 10));
    const auto line = referenceLine(scene, *other, 10, PatientVector{});
    QVERIFY(line && there);
    QCOMPARE(line->first.y, there->first.y);
    const auto moved = referenceLine(scene, *other, 10, PatientVector{0, 0, 20});
    QVERIFY(moved);
    QVERIFY(std::abs(moved->first.y - (there->first.y - 20 * scene.scale())) < 1e-6);
}

QTEST_GUILESS_MAIN(TestOverlays)
#include "tst_overlays.moc"
