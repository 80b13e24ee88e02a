#include "core/imaging/stack_order.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <random>
#include <vector>

using namespace foramen;

namespace {

/// How one block is stored.
struct Placement {
    PatientVector row{1, 0, 0};
    PatientVector column{0, 1, 0};
    PatientPoint middle{};
    int slices = 5;
};

VolumePtr block(const Placement& placement)
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.rowDirection = placement.row;
    geometry.columnDirection = placement.column;
    geometry.sliceSpacing = 4;
    geometry.columns = geometry.rows = 21;
    geometry.slices = placement.slices;
    const PatientPoint middle = geometry.patientFromVoxel({10, 10, (placement.slices - 1) / 2.0});
    geometry.origin = geometry.origin + (placement.middle - middle);
    volume->sources.resize(static_cast<std::size_t>(placement.slices));
    return volume;
}

/// An axial block. @param degrees  how far its posterior edge is turned to the head.
VolumePtr axial(double z, double degrees, int slices = 5)
{
    const double tilt = degrees * std::numbers::pi / 180;
    return block(
        {.column = {0, std::cos(tilt), std::sin(tilt)}, .middle = {0, 0, z}, .slices = slices});
}

/// The same planes, stored so that the slices grow to the feet.
VolumePtr axialToFeet(double z, double degrees, int slices = 5)
{
    const double tilt = degrees * std::numbers::pi / 180;
    return block(
        {.column = {0, -std::cos(tilt), -std::sin(tilt)}, .middle = {0, 0, z}, .slices = slices});
}

double heightAt(const std::vector<VolumePtr>& blocks, int position)
{
    const StackPlace place = placeAt(blocks, position);
    return blocks[place.block]
        ->geometry.patientFromVoxel({10, 10, static_cast<double>(place.slice)})
        .z;
}

/// Five blocks as a lumbar protocol angles them, some stored from feet to head and some not.
std::vector<VolumePtr> fiveBlocks()
{
    return {axial(70, -8, 4), axialToFeet(36, -2), axial(2, 6, 3), axialToFeet(-30, 14),
            axial(-62, 28, 6)};
}

} // namespace

/// The order of slices and blocks from head to feet.
class TestStackOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void positions_goFromHeadToFeet();
    void positionOf_isTheInverseOfPlaceAt();
    void steepBlocks_areAxialStill_data();
    void steepBlocks_areAxialStill();
    void otherPlanes_keepTheirOrder();
    void withoutGeometry_keepsItsOrder();
    void sorting_bringsTheHeadFirst();
};

void TestStackOrder::positions_goFromHeadToFeet()
{
    const auto blocks = fiveBlocks();
    QCOMPARE(positionCount(blocks), 23);
    double before = std::numeric_limits<double>::max();
    for (int position = 0; position < positionCount(blocks); ++position) {
        const double height = heightAt(blocks, position);
        QVERIFY2(height < before, qPrintable(QString::number(position)));
        before = height;
    }
}

void TestStackOrder::positionOf_isTheInverseOfPlaceAt()
{
    const auto blocks = fiveBlocks();
    for (int position = 0; position < positionCount(blocks); ++position) {
        const StackPlace place = placeAt(blocks, position);
        QCOMPARE(positionOf(blocks, blocks[place.block], place.slice), position);
    }
    QVERIFY(!positionOf(blocks, axial(0, 0), 0));
}

void TestStackOrder::steepBlocks_areAxialStill_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("expected");
    QTest::newRow("straight") << 0.0 << true;
    QTest::newRow("L5/S1") << 40.0 << true;
    QTest::newRow("steep L5/S1") << 55.0 << true;
    QTest::newRow("the other way") << -50.0 << true;
    QTest::newRow("coronal") << 75.0 << false;
}

void TestStackOrder::steepBlocks_areAxialStill()
{
    QFETCH(double, degrees);
    QFETCH(bool, expected);
    QCOMPARE(isAcrossBody(*axial(0, degrees)), expected);
    QCOMPARE(isAcrossBody(*axialToFeet(0, degrees)), expected);
    if (!expected)
        return;
    QVERIFY(heightAt({axial(0, degrees)}, 0) > heightAt({axial(0, degrees)}, 4));
    QVERIFY(heightAt({axialToFeet(0, degrees)}, 0) > heightAt({axialToFeet(0, degrees)}, 4));
}

void TestStackOrder::otherPlanes_keepTheirOrder()
{
    const VolumePtr sagittal = block({.row = {0, 1, 0}, .column = {0, 0, -1}});
    const VolumePtr mirrored = block({.row = {0, -1, 0}, .column = {0, 0, -1}});
    const VolumePtr coronal = block({.row = {1, 0, 0}, .column = {0, 0, -1}});
    for (const VolumePtr& one : {sagittal, mirrored, coronal}) {
        QVERIFY(!isAcrossBody(*one));
        for (int offset = 0; offset < 5; ++offset)
            QCOMPARE(stackSlice(*one, offset), offset);
    }
}

void TestStackOrder::withoutGeometry_keepsItsOrder()
{
    auto pictures = std::make_shared<Volume>(*axial(0, 0));
    pictures->hasGeometry = false;
    QVERIFY(!isAcrossBody(*pictures));
    QCOMPARE(stackSlice(*pictures, 1), 1);
    QCOMPARE(placeAt({pictures}, 4).slice, 4);
}

void TestStackOrder::sorting_bringsTheHeadFirst()
{
    const auto wanted = fiveBlocks();
    auto unplaced = std::make_shared<Volume>(*axial(500, 0));
    unplaced->hasGeometry = false;
    auto mixed = wanted;
    mixed.insert(mixed.begin(), unplaced);
    std::shuffle(mixed.begin(), mixed.end(), std::mt19937(5));
    sortFromHeadToFeet(mixed);
    QCOMPARE(mixed.back(), VolumePtr(unplaced));
    mixed.pop_back();
    QVERIFY(mixed == wanted);
}

QTEST_APPLESS_MAIN(TestStackOrder)
#include "tst_stack_order.moc"
