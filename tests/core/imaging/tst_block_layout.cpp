#include "core/imaging/block_layout.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using namespace foramen;

namespace {

constexpr int kCount = 12;
constexpr double kSpacing = 4.4;

/// Axial slices from feet to head, changed one by one.
Series axialSeries(const std::function<void(int, ImagePlane&)>& change, int count = kCount)
{
    Series series;
    for (int i = 0; i < count; ++i) {
        ImagePlane plane{{-98.75, -78.75, -24.2 + kSpacing * i}, {1, 0, 0}, {0, 1, 0}, 2.5, 2.5};
        change(i, plane);
        Frame frame;
        frame.plane = plane;
        Instance instance;
        instance.rows = 64;
        instance.columns = 80;
        instance.instanceNumber = i + 1;
        instance.frames.push_back(frame);
        series.instances.push_back(instance);
    }
    return series;
}

ImagePlane rotated(ImagePlane plane, double angle)
{
    plane.rowDirection = {std::cos(angle), std::sin(angle), 0};
    plane.columnDirection = {-std::sin(angle), std::cos(angle), 0};
    return plane;
}

/// The largest distance between the first pixel of a slice by the geometry and by its header.
double farthestOff(const Series& series, const SliceBlock& block)
{
    double most = 0;
    for (std::size_t i = 0; i < block.slices.size(); ++i) {
        if (block.slices[i].absent)
            continue;
        const Frame& frame =
            series.instances[block.slices[i].instance].frames[block.slices[i].frameIndex];
        most = std::max(most,
                        distance(frame.plane->position,
                                 block.geometry.patientFromVoxel({0, 0, static_cast<double>(i)})));
    }
    return most;
}

bool remarks(const SliceBlock& block, ReasonCode code)
{
    return std::any_of(block.remarks.begin(), block.remarks.end(),
                       [code](const Reason& remark) { return remark.code == code; });
}

std::vector<int> sizesOf(const Series& series)
{
    std::vector<int> sizes;
    for (const SliceBlock& block : layoutBlocks(series))
        sizes.push_back(block.geometry.slices);
    return sizes;
}

} // namespace

/// Splitting of a series into blocks of slices.
class TestBlockLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shearedSlices_areOneStack_data();
    void shearedSlices_areOneStack();
    void shearedStack_mapsBothWays();
    void shearedStack_keepsPlaceOfAbsentSlices();
    void nearlyParallelSlices_areOneStack_data();
    void nearlyParallelSlices_areOneStack();
    void noisyDirections_areOneStack_data();
    void noisyDirections_areOneStack();
    void roundedPositions_areOneStack_data();
    void roundedPositions_areOneStack();
    void unevenSlices_areOneStack_data();
    void unevenSlices_areOneStack();
    void unevenStack_mapsBothWays();
    void unevenStack_keepsPlaceOfAbsentSlice();
    void interleavedStacks_areTwo_data();
    void interleavedStacks_areTwo();
    void jumpsStillSplit();
    void shiftOfASliceBesideAStackSplits();
    void repetitionsAndContrasts_areBlocks();
    void localizerOfTheSamePlane_isABlock();
    void uprightStack_isUnchanged();
};

void TestBlockLayout::shearedSlices_areOneStack_data()
{
    QTest::addColumn<double>("column");
    QTest::addColumn<double>("row");
    QTest::newRow("0.2 mm back") << 0.0 << 0.2;
    QTest::newRow("1 mm to the right") << -1.0 << 0.0;
    QTest::newRow("both") << 0.7 << -2.1;
    QTest::newRow("30 degrees") << 0.0 << 2.54;
}

void TestBlockLayout::shearedSlices_areOneStack()
{
    QFETCH(double, column);
    QFETCH(double, row);
    const Series series = axialSeries([&](int i, ImagePlane& plane) {
        plane.position = plane.position + PatientVector{column * i, row * i, 0};
    });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    const SliceBlock& block = blocks.front();
    QCOMPARE(block.geometry.slices, kCount);
    QVERIFY(std::abs(block.geometry.sliceSpacing - kSpacing) < 1e-9);
    QVERIFY(length(block.geometry.sliceShift - PatientVector{column, row, 0}) < 1e-9);
    QVERIFY(farthestOff(series, block) < 1e-9);
    QVERIFY(remarks(block, ReasonCode::SlicesSheared));
    QVERIFY(!remarks(block, ReasonCode::PositionsUneven));
}

void TestBlockLayout::shearedStack_mapsBothWays()
{
    const Series series =
        axialSeries([](int i, ImagePlane& plane) { plane.position.y += 1.5 * i; });
    const VolumeGeometry geometry = layoutBlocks(series).front().geometry;
    const VoxelPoint voxel{10, 20.5, 7.25};
    const VoxelPoint back = geometry.voxelFromPatient(geometry.patientFromVoxel(voxel));
    QVERIFY(std::abs(back.column - voxel.column) < 1e-9);
    QVERIFY(std::abs(back.row - voxel.row) < 1e-9);
    QVERIFY(std::abs(back.slice - voxel.slice) < 1e-9);
}

void TestBlockLayout::shearedStack_keepsPlaceOfAbsentSlices()
{
    Series series = axialSeries([](int i, ImagePlane& plane) { plane.position.y += 1.5 * i; });
    series.instances.erase(series.instances.begin() + 4, series.instances.begin() + 6);
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks.front().geometry.slices, kCount);
    QVERIFY(blocks.front().slices[4].absent && blocks.front().slices[5].absent);
    QVERIFY(farthestOff(series, blocks.front()) < 1e-9);
}

void TestBlockLayout::nearlyParallelSlices_areOneStack_data()
{
    QTest::addColumn<double>("angle");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("5e-3 either way") << 5e-3 << true;
    QTest::newRow("3e-3") << 3e-3 << true;
    QTest::newRow("7e-3") << 7e-3 << true;
    QTest::newRow("rounding") << 1e-4 << false;
}

void TestBlockLayout::nearlyParallelSlices_areOneStack()
{
    QFETCH(double, angle);
    const Series series =
        axialSeries([&](int i, ImagePlane& plane) { plane = rotated(plane, angle * (i % 3 - 1)); });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    const VolumeGeometry& geometry = blocks.front().geometry;
    QCOMPARE(geometry.slices, kCount);
    QVERIFY(std::abs(geometry.sliceSpacing - kSpacing) < 1e-6);
    QVERIFY(std::abs(dot(geometry.rowDirection, geometry.columnDirection)) < 1e-12);
    QTEST(remarks(blocks.front(), ReasonCode::SlicesNotParallel), "isSaid");
}

void TestBlockLayout::noisyDirections_areOneStack_data()
{
    QTest::addColumn<bool>("aboutCenter");
    QTest::newRow("about the first pixel") << false;
    QTest::newRow("about the centre") << true;
}

void TestBlockLayout::noisyDirections_areOneStack()
{
    QFETCH(bool, aboutCenter);
    std::mt19937 random(11);
    const auto noise = [&random] {
        return random() % 2 == 0 ? 5e-3 : -5e-3;
    };
    const auto centerOf = [](const ImagePlane& plane) {
        return plane.position + plane.rowDirection * (plane.columnSpacing * 79 / 2)
            + plane.columnDirection * (plane.rowSpacing * 63 / 2);
    };
    const Series series = axialSeries([&](int, ImagePlane& plane) {
        const PatientPoint center = centerOf(plane);
        plane.rowDirection = normalized({1 + noise(), noise(), noise()});
        plane.columnDirection = normalized({noise(), 1 + noise(), noise()});
        if (aboutCenter)
            plane.position = plane.position + (center - centerOf(plane));
    });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks.front().geometry.slices, kCount);
    QVERIFY(remarks(blocks.front(), ReasonCode::SlicesNotParallel));
    QVERIFY(!remarks(blocks.front(), ReasonCode::SlicesUneven));
}

void TestBlockLayout::roundedPositions_areOneStack_data()
{
    QTest::addColumn<double>("grain");
    QTest::addColumn<double>("tilt");
    QTest::newRow("whole millimetres") << 1.0 << 0.0;
    QTest::newRow("half millimetres") << 0.5 << 0.0;
    QTest::newRow("whole, tilted") << 1.0 << 17.0;
    QTest::newRow("whole, steep") << 1.0 << 38.0;
}

void TestBlockLayout::roundedPositions_areOneStack()
{
    QFETCH(double, grain);
    QFETCH(double, tilt);
    const double angle = tilt * std::numbers::pi / 180;
    const PatientVector normal{0, -std::sin(angle), std::cos(angle)};
    const auto exact = [&](int i) {
        return PatientPoint{-98.75, -78.75, -24.2} + normal * (kSpacing * i);
    };
    const Series series = axialSeries([&](int i, ImagePlane& plane) {
        const PatientPoint at = exact(i);
        plane.position = {std::round(at.x / grain) * grain, std::round(at.y / grain) * grain,
                          std::round(at.z / grain) * grain};
        plane.columnDirection = {0, std::cos(angle), std::sin(angle)};
    });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    const VolumeGeometry& geometry = blocks.front().geometry;
    QCOMPARE(geometry.slices, kCount);
    QVERIFY(std::abs(geometry.sliceSpacing - kSpacing) < 0.1);
    // Nearer to the true places of the slices than what the files say.
    for (int i = 0; i < kCount; ++i)
        QVERIFY(distance(exact(i), geometry.patientFromVoxel({0, 0, static_cast<double>(i)}))
                < grain * 0.87);
}

void TestBlockLayout::unevenSlices_areOneStack_data()
{
    using Move = std::function<PatientVector(int)>;
    QTest::addColumn<Move>("move");
    QTest::addColumn<bool>("isSaid");
    const auto sign = [](int i) {
        return (i * 7 + i / 3) % 2 == 0 ? 1 : -1;
    };
    QTest::newRow("0.4 mm sideways, every second") << Move([](int i) {
        return PatientVector{0.4 * (i % 2), 0, 0};
    }) << false;
    QTest::newRow("0.8 mm back, every second") << Move([](int i) {
        return PatientVector{0, 0.8 * (i % 2), 0};
    }) << true;
    QTest::newRow("0.4 mm in any direction") << Move([=](int i) {
        return PatientVector{0.4 * sign(i), 0.4 * sign(i + 5), 0};
    }) << true;
    QTest::newRow("spacing uneven by 0.3 mm") << Move([=](int i) {
        return PatientVector{0, 0, 0.3 * sign(i)};
    }) << true;
    QTest::newRow("one slice 1.5 mm back") << Move([](int i) {
        return PatientVector{0, i == 4 ? 1.5 : 0, 0};
    }) << true;
    QTest::newRow("one slice 1.5 mm up") << Move([](int i) {
        return PatientVector{0, 0, i == 5 ? 1.5 : 0};
    }) << true;
    QTest::newRow("first slice 2 mm back") << Move([](int i) {
        return PatientVector{0, i == 0 ? 2.0 : 0, 0};
    }) << true;
    QTest::newRow("last slice 1.2 mm down") << Move([](int i) {
        return PatientVector{0, 0, i == kCount - 1 ? -1.2 : 0};
    }) << true;
    QTest::newRow("curved") << Move([](int i) {
        return PatientVector{0, 0.02 * i * i, 0};
    }) << true;
    QTest::newRow("sheared, and one slice 1.5 mm back") << Move([](int i) {
        return PatientVector{0, 0.7 * i + (i == 4 ? 1.5 : 0), 0};
    }) << true;
}

void TestBlockLayout::unevenSlices_areOneStack()
{
    QFETCH(const std::function<PatientVector(int)>, move);
    const Series series =
        axialSeries([&](int i, ImagePlane& plane) { plane.position = plane.position + move(i); });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks.front().geometry.slices, kCount);
    // Each slice is where its file says.
    QVERIFY(farthestOff(series, blocks.front()) < 1e-9);
    QTEST(remarks(blocks.front(), ReasonCode::SlicesUneven), "isSaid");
    for (std::size_t i = 0; i < blocks.front().slices.size(); ++i)
        QCOMPARE(blocks.front().slices[i].instance, i);
}

void TestBlockLayout::unevenStack_mapsBothWays()
{
    const Series series = axialSeries([](int i, ImagePlane& plane) {
        plane.position = plane.position
            + PatientVector{0.5 * (i % 3), -0.4 * (i % 2), 0.3 * ((i + 1) % 2) + (i == 5 ? 1 : 0)};
    });
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    const VolumeGeometry& geometry = blocks.front().geometry;
    for (const double slice : {-0.4, 0.0, 0.3, 4.7, 5.0, 5.4, 10.9, 11.0, 11.45}) {
        const VoxelPoint voxel{10, 20.5, slice};
        const PatientPoint place = geometry.patientFromVoxel(voxel);
        const VoxelPoint back = geometry.voxelFromPatient(place);
        QVERIFY(std::abs(back.column - voxel.column) < 1e-9);
        QVERIFY(std::abs(back.row - voxel.row) < 1e-9);
        QVERIFY(std::abs(back.slice - voxel.slice) < 1e-9);
        QVERIFY(std::abs(geometry.distanceFromSlice(place, slice)) < 1e-9);
    }
}

void TestBlockLayout::unevenStack_keepsPlaceOfAbsentSlice()
{
    Series series =
        axialSeries([](int i, ImagePlane& plane) { plane.position.z += i % 2 == 0 ? 0.3 : -0.3; });
    series.instances.erase(series.instances.begin() + 5);
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks.front().geometry.slices, kCount);
    QVERIFY(blocks.front().slices[5].absent);
    QVERIFY(farthestOff(series, blocks.front()) < 1e-9);
}

void TestBlockLayout::interleavedStacks_areTwo_data()
{
    QTest::addColumn<double>("between");
    QTest::addColumn<double>("spacing");
    QTest::addColumn<bool>("areNumbered");
    QTest::newRow("a third of the way") << 1.5 << kSpacing << true;
    QTest::newRow("a third, without numbers") << 1.5 << kSpacing << false;
    QTest::newRow("almost at one place") << 0.1 << kSpacing << true;
    QTest::newRow("of another spacing") << 1.3 << 5.2 << true;
}

void TestBlockLayout::interleavedStacks_areTwo()
{
    QFETCH(double, between);
    QFETCH(double, spacing);
    QFETCH(bool, areNumbered);
    Series series = axialSeries([](int, ImagePlane&) {});
    const Series second = axialSeries(
        [&](int i, ImagePlane& plane) { plane.position.z += between + (spacing - kSpacing) * i; });
    series.instances.insert(series.instances.end(), second.instances.begin(),
                            second.instances.end());
    for (std::size_t i = 0; i < series.instances.size(); ++i)
        series.instances[i].instanceNumber = areNumbered ? static_cast<int>(i + 1) : 0;
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    QCOMPARE(blocks.size(), std::size_t{2});
    for (const SliceBlock& block : blocks) {
        QCOMPARE(block.geometry.slices, kCount);
        QVERIFY(farthestOff(series, block) < 1e-9);
        QVERIFY(block.remarks.empty());
    }
}

void TestBlockLayout::jumpsStillSplit()
{
    const auto jump = [](int i, ImagePlane& plane) {
        if (i >= 6)
            plane.position.z += 24;
    };
    QVERIFY((sizesOf(axialSeries(jump)) == std::vector<int>{6, 6}));
    const auto sheared = [&](int i, ImagePlane& plane) {
        jump(i, plane);
        plane.position.y += i;
    };
    QVERIFY((sizesOf(axialSeries(sheared)) == std::vector<int>{6, 6}));
    const auto turned = [](int i, ImagePlane& plane) {
        plane = rotated(plane, i < 6 ? 0 : 0.03);
    };
    QVERIFY((sizesOf(axialSeries(turned)) == std::vector<int>{6, 6}));
}

void TestBlockLayout::shiftOfASliceBesideAStackSplits()
{
    const auto one = [](int i, ImagePlane& plane) {
        if (i == 0)
            plane.position.y += 4;
    };
    QVERIFY((sizesOf(axialSeries(one)) == std::vector<int>{1, kCount - 1}));
    const auto half = [](int i, ImagePlane& plane) {
        if (i >= 6)
            plane.position.y += 5;
    };
    QVERIFY((sizesOf(axialSeries(half)) == std::vector<int>{6, 6}));
    const auto halfNearby = [](int i, ImagePlane& plane) {
        if (i >= 6)
            plane.position.y += 1.5;
    };
    QVERIFY((sizesOf(axialSeries(halfNearby)) == std::vector<int>{6, 6}));
}

void TestBlockLayout::repetitionsAndContrasts_areBlocks()
{
    Series series;
    // Three repetitions in no order; the last one lacks a slice.
    for (const int repetition : {3, 1, 2}) {
        Series one = axialSeries([](int, ImagePlane&) {});
        for (std::size_t i = 0; i < one.instances.size(); ++i) {
            one.instances[i].frames.front().contrast.repetition = repetition;
            one.instances[i].instanceNumber = static_cast<int>(i * 7 % 12);
            if (repetition != 3 || i != 5)
                series.instances.push_back(one.instances[i]);
        }
    }
    std::reverse(series.instances.begin() + 5, series.instances.end());
    for (const SliceBlock& block : layoutBlocks(series)) {
        const auto repetitionOf = [&](const BlockSlice& slice) {
            return series.instances[slice.instance].frames.front().contrast.repetition;
        };
        const int first = repetitionOf(block.slices.front());
        for (const BlockSlice& slice : block.slices)
            QCOMPARE(repetitionOf(slice), first);
        QVERIFY(first == 3 || block.slices.size() == std::size_t{kCount});
    }
    // An attribute that varies along a stack, but is equal for pictures at one place, splits
    // nothing.
    Series varying = axialSeries([](int, ImagePlane&) {});
    for (std::size_t i = 0; i < varying.instances.size(); ++i)
        varying.instances[i].frames.front().contrast.echoTime = 100.0 + static_cast<double>(i % 2);
    QCOMPARE(layoutBlocks(varying).size(), std::size_t{1});
}

void TestBlockLayout::localizerOfTheSamePlane_isABlock()
{
    Series series = axialSeries([](int, ImagePlane&) {});
    Instance scout = series.instances[3];
    scout.imageType = "ORIGINAL\\PRIMARY\\LOCALIZER";
    scout.instanceNumber = 0;
    scout.frames.front().plane->position.z += 2.2; // between two slices
    series.instances.push_back(scout);
    std::vector<int> sizes = sizesOf(series);
    std::sort(sizes.begin(), sizes.end());
    QVERIFY((sizes == std::vector<int>{1, kCount}));
}

void TestBlockLayout::uprightStack_isUnchanged()
{
    const std::vector<SliceBlock> blocks = layoutBlocks(axialSeries([](int, ImagePlane&) {}));
    QCOMPARE(blocks.size(), std::size_t{1});
    QVERIFY(blocks.front().remarks.empty());
    QVERIFY(blocks.front().geometry.sliceShift == PatientVector{});
    QVERIFY((blocks.front().geometry.origin == PatientPoint{-98.75, -78.75, -24.2}));
}

QTEST_APPLESS_MAIN(TestBlockLayout)
#include "tst_block_layout.moc"
