#include "ui/panes/stack/spine_layout.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;

namespace {

/// Straight axial slices downwards from a height, 4 mm apart, 200 mm wide.
VolumePtr axialBlock(double topZ, int slices, double tiltDegrees = 0)
{
    const double tilt = tiltDegrees * 3.14159265358979 / 180;
    auto volume = std::make_shared<Volume>();
    volume->geometry.rowDirection = {1, 0, 0};
    // Rows run to posterior; row x column points to the feet.
    volume->geometry.columnDirection = {0, -std::cos(tilt), -std::sin(tilt)};
    volume->geometry.origin = {-100, 100, topZ};
    volume->geometry.sliceSpacing = 4;
    volume->geometry.columns = volume->geometry.rows = 200;
    volume->geometry.slices = slices;
    return volume;
}

VolumePtr sagittal(double firstX, double step, int slices)
{
    auto volume = std::make_shared<Volume>();
    volume->geometry.rowDirection = {0, step > 0 ? 1.0 : -1.0, 0};
    volume->geometry.columnDirection = {0, 0, 1};
    volume->geometry.origin = {firstX, 0, 0};
    volume->geometry.sliceSpacing = std::abs(step);
    volume->geometry.slices = slices;
    return volume;
}

/// Discs on the midline, 35 mm apart from z 70 downwards.
LevelLocations discs()
{
    LevelLocations levels;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        levels[i] = {kLevels[i], PatientPoint{0, 0, 70 - 35.0 * static_cast<double>(i)}, 0.9};
    return levels;
}

} // namespace

/// Which position of a stack belongs to which level.
class TestSpineLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocks_takeTheNearestDisc();
    void oneStack_isSharedOut();
    void unknownDiscs_nameBlocks();
    void position_staysInTheLevelsBlock();
    void side_doesNotDependOnSliceOrder();
    void tilt_isTheAngleToAxial();
};

void TestSpineLayout::blocks_takeTheNearestDisc()
{
    const std::vector<VolumePtr> blocks{axialBlock(74, 3), axialBlock(4, 3), axialBlock(-66, 3)};
    const auto levels = levelsOfPositions(blocks, discs());
    QCOMPARE(levels.size(), std::size_t(9));
    QCOMPARE(levels[0], DiscLevel::L1L2);
    QCOMPARE(levels[4], DiscLevel::L3L4);
    QCOMPARE(levels[8], DiscLevel::L5S1);
    const auto segments = segmentsOf({blocks, levels}, DiscLevel::L3L4);
    QCOMPARE(segments.size(), std::size_t(3));
    QCOMPARE(segments[1].name, QStringLiteral("L3/L4"));
    QVERIFY(segments[1].current && !segments[0].current);
    QCOMPARE(segments[2].first, 6);
    QCOMPARE(segments[2].last, 8);
}

void TestSpineLayout::oneStack_isSharedOut()
{
    const std::vector<VolumePtr> blocks{axialBlock(90, 45)};
    const auto levels = levelsOfPositions(blocks, discs());
    const auto segments = segmentsOf({blocks, levels}, DiscLevel::L4L5);
    QCOMPARE(segments.size(), std::size_t(5));
    QCOMPARE(segments.front().name, QStringLiteral("L1/L2"));
    QCOMPARE(segments.back().name, QStringLiteral("L5/S1"));
}

void TestSpineLayout::unknownDiscs_nameBlocks()
{
    const std::vector<VolumePtr> blocks{axialBlock(74, 3), axialBlock(4, 3)};
    const auto levels = levelsOfPositions(blocks, {});
    const auto segments = segmentsOf({blocks, levels}, DiscLevel::L1L2);
    QCOMPARE(segments[1].name, QStringLiteral("Block 2"));
    QVERIFY(!segments[0].current && !segments[1].current);
}

void TestSpineLayout::position_staysInTheLevelsBlock()
{
    const std::vector<VolumePtr> blocks{axialBlock(74, 3), axialBlock(39, 3)};
    const auto levels = levelsOfPositions(blocks, discs());
    // The point of an L2/L3 foramen lies above its block, towards the one above.
    QCOMPARE(positionFor({20, 0, 54}, DiscLevel::L2L3, {blocks, levels}), 3);
    QCOMPARE(positionFor({0, 0, 66}, DiscLevel::L1L2, {blocks, levels}), 2);
}

void TestSpineLayout::side_doesNotDependOnSliceOrder()
{
    const VolumePtr toLeft = sagittal(-20, 4, 11);
    const VolumePtr toRight = sagittal(20, -4, 11);
    QCOMPARE(leftOfMidline(*toLeft, 9, discs()).value(), 16.0);
    QCOMPARE(leftOfMidline(*toRight, 9, discs()).value(), -16.0);
    QCOMPARE(sideText(16), QStringLiteral("16 mm left of midline"));
    QCOMPARE(sideText(-16), QStringLiteral("16 mm right of midline"));
    QCOMPARE(sideText(0.5), QStringLiteral("midline"));
}

void TestSpineLayout::tilt_isTheAngleToAxial()
{
    QVERIFY(std::abs(axialTilt(*axialBlock(0, 3, 15)) - 15) < 1e-6);
    QVERIFY(axialTilt(*axialBlock(0, 3)) < 1e-6);
}

QTEST_MAIN(TestSpineLayout)
#include "tst_spine_layout.moc"
