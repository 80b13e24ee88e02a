#include "core/measure/measured_level.h"

#include <QTest>

#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

/// Discs 35 mm apart in the midline, L1/L2 at z = 140, without L5/S1.
LevelLocations discs()
{
    LevelLocations levels;
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        levels[i].level = kLevels[i];
        if (kLevels[i] != DiscLevel::L5S1)
            levels[i].discCenter = PatientPoint{0, 0, 140 - 35.0 * static_cast<double>(i)};
    }
    return levels;
}

/// A sagittal slice of 200 x 200 mm; row 0 is at z = 180, column 0 at y = -100.
VolumePtr sagittal()
{
    auto volume = std::make_shared<Volume>();
    volume->hasGeometry = true;
    volume->geometry = {.columns = 200, .rows = 200, .slices = 1};
    volume->geometry.origin = {0, -100, 180};
    volume->geometry.rowDirection = {0, 1, 0};
    volume->geometry.columnDirection = {0, 0, -1};
    volume->geometry.columnSpacing = volume->geometry.rowSpacing = 1;
    return volume;
}

/// Three axial slices of 4 mm; the middle one is at a height in mm.
VolumePtr axialAt(double z)
{
    auto volume = std::make_shared<Volume>();
    volume->hasGeometry = true;
    volume->geometry = {.columns = 200, .rows = 200, .slices = 3};
    volume->geometry.origin = {-100, -100, z - 4};
    volume->geometry.rowDirection = {1, 0, 0};
    volume->geometry.columnDirection = {0, 1, 0};
    volume->geometry.columnSpacing = volume->geometry.rowSpacing = 1;
    volume->geometry.sliceSpacing = 4;
    return volume;
}

/// A line on the sagittal slice between two heights, at a distance from the midline of the canal.
std::optional<DiscLevel> levelBetween(double z, double otherZ, double y = 15)
{
    const Annotation line{.kind = AnnotationKind::Length,
                          .points = {{100 + y, 180 - z}, {100 + y, 180 - otherZ}}};
    return levelOf(line, sagittal(), 0, discs());
}

} // namespace

/// The disc level of an annotation.
class TestMeasuredLevel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sagittal_isTheDiscNearestAlongTheSpine();
    void sagittal_isNoneOverTwoDiscsOrFarFromAll();
    void axial_isThatOfTheSlice();
    void withoutGeometryOrDiscs_isNone();
    void foramen_hasTheLevelOfItsMiddleAndASide();
    void readerMeasure_isInMillimetresAtItsPlace();
    void slip_hasItsDirection();
};

void TestMeasuredLevel::sagittal_isTheDiscNearestAlongTheSpine()
{
    QVERIFY(levelBetween(140, 140) == DiscLevel::L1L2);
    QVERIFY(levelBetween(39, 32) == DiscLevel::L4L5);
    QVERIFY(levelBetween(71, 64, -60) == DiscLevel::L3L4);
}

void TestMeasuredLevel::sagittal_isNoneOverTwoDiscsOrFarFromAll()
{
    QVERIFY(!levelBetween(140, 105));
    QVERIFY(!levelBetween(178, 170));
    QVERIFY(!levelBetween(0, 5)); // at L5/S1, which was not found
}

void TestMeasuredLevel::axial_isThatOfTheSlice()
{
    const Annotation diameter{.kind = AnnotationKind::CanalDiameter,
                              .points = {{100, 110}, {100, 122}}};
    QVERIFY(levelOf(diameter, axialAt(37), 1, discs()) == DiscLevel::L4L5);
    QVERIFY(levelOf(diameter, axialAt(100), 0, discs()) == DiscLevel::L2L3);
    QVERIFY(!levelOf(diameter, axialAt(-20), 1, discs()));
}

void TestMeasuredLevel::withoutGeometryOrDiscs_isNone()
{
    const Annotation point{.kind = AnnotationKind::Text, .points = {{100, 40}}};
    QVERIFY(levelOf(point, sagittal(), 0, discs()) == DiscLevel::L1L2);
    QVERIFY(!levelOf(point, sagittal(), 0, LevelLocations{}));
    auto bare = std::make_shared<Volume>(*sagittal());
    bare->hasGeometry = false;
    QVERIFY(!levelOf(point, bare, 0, discs()));
    QVERIFY(!levelOf(point, nullptr, 0, discs()));
}

/// The sagittal slice at a distance from the midline, positive to the left.
static VolumePtr sagittalAt(double x)
{
    auto volume = std::make_shared<Volume>(*sagittal());
    volume->geometry.origin.x = x;
    volume->voxels.assign(std::size_t{200} * 200, 7);
    return volume;
}

void TestMeasuredLevel::foramen_hasTheLevelOfItsMiddleAndASide()
{
    // From 51 to 20 mm: nearer to other discs at both ends, but the middle is at L4/L5.
    const Annotation height{.kind = AnnotationKind::ForamenHeight,
                            .points = {{110, 180 - 51}, {110, 180 - 20}}};
    QVERIFY(levelOf(height, sagittalAt(16), 0, discs()) == DiscLevel::L4L5);
    QVERIFY(sideOf(height, sagittalAt(16), 0, discs()) == Side::Left);
    QVERIFY(sideOf(height, sagittalAt(-16), 0, discs()) == Side::Right);
    QVERIFY(!sideOf(height, sagittalAt(3), 0, discs())); // neither
    Annotation other = height;
    other.kind = AnnotationKind::Length;
    QVERIFY(!sideOf(other, sagittalAt(16), 0, discs()));
    QVERIFY(!levelOf(other, sagittalAt(16), 0, discs())
            || levelOf(other, sagittalAt(16), 0, discs()) == DiscLevel::L4L5);
}

void TestMeasuredLevel::readerMeasure_isInMillimetresAtItsPlace()
{
    Annotation height{.annotationUid = "a",
                      .kind = AnnotationKind::DiscHeight,
                      .points = {{100, 180 - 39}, {100, 180 - 32}},
                      .author = "Ann",
                      .time = "t"};
    const auto made = readerMeasureOf(height, sagittalAt(0), 0, discs());
    QVERIFY(made);
    QVERIFY(made->kind == MeasureKind::DiscHeight && made->level == DiscLevel::L4L5);
    QVERIFY(std::abs(made->value - 7) < 1e-9);
    QCOMPARE(made->author, std::string("Ann"));
    auto unknown = std::make_shared<Volume>(*sagittalAt(0));
    unknown->hasGeometry = false;
    QVERIFY(!readerMeasureOf(height, unknown, 0, discs()));
    QVERIFY(!readerMeasureOf(height, sagittalAt(0), 0, LevelLocations{}));
    height.kind = AnnotationKind::Length;
    QVERIFY(!readerMeasureOf(height, sagittalAt(0), 0, discs()));
    const Annotation lordosis{.kind = AnnotationKind::Lordosis,
                              .points = {{80, 30}, {120, 30}, {80, 190}, {110, 160}}};
    const auto angle = readerMeasureOf(lordosis, sagittalAt(0), 0, discs());
    QVERIFY(angle && !angle->level && !angle->side);
    QVERIFY(std::abs(angle->value - 45) < 1e-6);
}

void TestMeasuredLevel::slip_hasItsDirection()
{
    Annotation slip{.kind = AnnotationKind::Slip, .points = {{104, 145}, {108, 145}}};
    QVERIFY(std::abs(readerMeasureOf(slip, sagittalAt(0), 0, discs())->value - 4) < 1e-9);
    std::swap(slip.points[0], slip.points[1]); // the upper vertebra lies to posterior
    QVERIFY(std::abs(readerMeasureOf(slip, sagittalAt(0), 0, discs())->value + 4) < 1e-9);
}

QTEST_APPLESS_MAIN(TestMeasuredLevel)
#include "tst_measured_level.moc"
