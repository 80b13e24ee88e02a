#include "core/phantom/scanner/scan_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace foramen {

namespace {

constexpr double kRadian = std::numbers::pi / 180;

// Centres the block at a patient point.
void center(VolumeGeometry& geometry, PatientPoint middle)
{
    geometry.origin = middle
        - geometry.rowDirection * (geometry.columnSpacing * (geometry.columns - 1) / 2)
        - geometry.columnDirection * (geometry.rowSpacing * (geometry.rows - 1) / 2)
        - geometry.sliceNormal() * (geometry.sliceSpacing * (geometry.slices - 1) / 2);
}

VolumeGeometry planSagittal(const Anatomy& anatomy, bool wide, Random& random, double& thickness)
{
    VolumeGeometry geometry;
    constexpr int sizes[] = {192, 224, 256, 288, 320, 352};
    geometry.columns = geometry.rows = wide ? sizes[random.below(6)] : 320;
    const double view = wide ? random.uniform(215, 340) : random.uniform(270, 310);
    geometry.columnSpacing = geometry.rowSpacing = view / geometry.columns;
    if (wide && random.chance(0.35)) // a narrow field, as scanners trim it
        geometry.columns = static_cast<int>(geometry.columns * random.uniform(0.55, 0.9));
    geometry.slices = wide ? 13 + 2 * random.below(4) : 15 + 2 * random.below(3);
    thickness = wide ? random.uniform(3, 5) : random.uniform(3.8, 4.2);
    geometry.sliceSpacing = thickness * random.uniform(1.08, 1.16);
    const double turn = (wide ? random.uniform(-7, 7) : random.uniform(-2, 2)) * kRadian;
    const double lean = (wide ? random.uniform(-5, 5) : random.uniform(-2, 2)) * kRadian;
    geometry.rowDirection = normalized({std::sin(turn), std::cos(turn), 0});
    const PatientVector down{std::sin(lean), 0, -std::cos(lean)};
    geometry.columnDirection =
        normalized(down - geometry.rowDirection * dot(down, geometry.rowDirection));
    const double shift = wide ? view * 0.13 : view * 0.02;
    PatientPoint middle = anatomy.sitePoint({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    middle = middle + geometry.rowDirection * (random.uniform(-shift, shift) - 0.04 * view)
        - geometry.columnDirection * (random.uniform(-shift, shift) + 0.03 * view);
    middle.x = anatomy.discCenter(kFirstLumbar + 2).x + random.uniform(-1.5, 1.5);
    center(geometry, middle);
    return geometry;
}

VolumeGeometry axialBlock(const Anatomy& anatomy, int segment, double tilt,
                          const VolumeGeometry& shape)
{
    VolumeGeometry geometry = shape;
    geometry.rowDirection = {1, 0, 0};
    geometry.columnDirection = {0, std::cos(tilt), std::sin(tilt)};
    const PatientPoint disc = anatomy.discCenter(segment);
    center(geometry, disc + geometry.columnDirection * 10);
    return geometry;
}

std::vector<VolumeGeometry> planAxial(const PhantomRecipe& recipe, const Anatomy& anatomy,
                                      Random& random, double& thickness)
{
    const bool wide = recipe.variety == PhantomVariety::Randomised;
    VolumeGeometry shape;
    constexpr int sizes[] = {192, 224, 256, 288, 320};
    shape.columns = shape.rows = wide ? sizes[random.below(5)] : 320;
    const double view = wide ? random.uniform(140, 220) : random.uniform(175, 195);
    shape.columnSpacing = shape.rowSpacing = view / shape.columns;
    thickness = wide ? random.uniform(2.5, 4.5) : random.uniform(3, 3.8);
    shape.sliceSpacing = thickness * random.uniform(1.05, 1.15);
    std::vector<VolumeGeometry> blocks;
    if (recipe.straightAxial) {
        const PatientPoint top = anatomy.discCenter(kFirstLumbar);
        const PatientPoint bottom = anatomy.discCenter(kFirstSacral - 1);
        shape.slices = static_cast<int>((top.z - bottom.z + 30) / shape.sliceSpacing) + 1;
        shape.columnDirection = {0, 1, 0};
        const PatientPoint middle{(top.x + bottom.x) / 2, (top.y + bottom.y) / 2 + 10,
                                  (top.z + bottom.z) / 2};
        center(shape, middle);
        return {shape};
    }
    shape.slices = 5;
    for (int segment = kFirstLumbar; segment < kFirstSacral; ++segment) {
        const double slope = anatomy.curve().direction(anatomy.curve().discMiddle(segment));
        const double error = wide ? random.uniform(-7, 7) : random.uniform(-2, 2);
        const double tilt = std::clamp(slope + error, -38.0, 38.0) * kRadian;
        blocks.push_back(axialBlock(anatomy, segment, tilt, shape));
    }
    return blocks;
}

} // namespace

namespace {

// Three slices anywhere across the spine, usually near its middle.
void keepSample(VolumeGeometry& geometry, Random& random)
{
    constexpr int most = 256;
    const double coarser =
        std::max(1.0, static_cast<double>(std::max(geometry.columns, geometry.rows)) / most);
    geometry.columns = static_cast<int>(geometry.columns / coarser);
    geometry.rows = static_cast<int>(geometry.rows / coarser);
    geometry.columnSpacing *= coarser;
    geometry.rowSpacing *= coarser;
    const double middle = geometry.sliceSpacing * (geometry.slices - 1) / 2;
    geometry.slices = 3;
    const double reach = random.chance(0.6) ? 6 : 28; // mm
    geometry.origin = geometry.origin
        + geometry.sliceNormal() * (middle - geometry.sliceSpacing + random.uniform(-reach, reach));
}

// The three slices in the middle of the block.
void keepMiddle(VolumeGeometry& geometry)
{
    const double first = (geometry.slices - 3) / 2.0;
    geometry.slices = 3;
    geometry.origin = geometry.origin + geometry.sliceNormal() * (geometry.sliceSpacing * first);
}

// From an inclusive range of voxels.
VolumeGeometry cutOut(const VolumeGeometry& block, std::array<int, 3> from, std::array<int, 3> to)
{
    VolumeGeometry part = block;
    part.columns = to[0] - from[0] + 1;
    part.rows = to[1] - from[1] + 1;
    part.slices = to[2] - from[2] + 1;
    part.origin = block.patientFromVoxel(
        {static_cast<double>(from[0]), static_cast<double>(from[1]), static_cast<double>(from[2])});
    return part;
}

// The part of the block around these points.
std::optional<VolumeGeometry> around(const VolumeGeometry& block,
                                     const std::vector<PatientPoint>& points, int sliceReach)
{
    constexpr double reach = 40; // mm: enough for a crop with jitter and rotation
    const std::array<int, 3> last = {block.columns - 1, block.rows - 1, block.slices - 1};
    std::array<int, 3> from = last;
    std::array<int, 3> to = {0, 0, 0};
    for (const PatientPoint& point : points) {
        const VoxelPoint at = block.voxelFromPatient(point);
        // The nearest slice is the middle one.
        const std::array<double, 3> place = {at.column, at.row, std::round(at.slice)};
        const std::array<double, 3> around = {reach / block.columnSpacing, reach / block.rowSpacing,
                                              static_cast<double>(sliceReach)};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (place[axis] < -0.5 || place[axis] > last[axis] + 0.5)
                return std::nullopt; // the scan does not show it
            from[axis] =
                std::min(from[axis], std::max(0, static_cast<int>(place[axis] - around[axis])));
            to[axis] = std::max(to[axis],
                                std::min(last[axis], static_cast<int>(place[axis] + around[axis])));
        }
    }
    return cutOut(block, from, to);
}

bool isForaminal(PhantomExtent extent)
{
    return extent == PhantomExtent::ForaminalSites || extent == PhantomExtent::ForaminalSlices;
}

std::vector<PatientPoint> pointsOf(const Anatomy& anatomy, PhantomExtent extent, DiscLevel level,
                                   bool left)
{
    if (extent == PhantomExtent::CanalSites || extent == PhantomExtent::SacSlices)
        return {anatomy.sitePoint({Condition::SpinalCanalStenosis, level})};
    if (isForaminal(extent))
        return {anatomy.sitePoint({left ? Condition::LeftNeuralForaminalNarrowing
                                        : Condition::RightNeuralForaminalNarrowing,
                                   level})};
    return {anatomy.sitePoint({Condition::LeftSubarticularStenosis, level}),
            anatomy.sitePoint({Condition::RightSubarticularStenosis, level})};
}

// The distance of the slices of a block from a point.
double sliceDistance(const VolumeGeometry& block, PatientPoint point)
{
    const double slice = block.voxelFromPatient(point).slice;
    const double nearest = std::clamp(std::round(slice), 0.0, block.slices - 1.0);
    return std::abs(slice - nearest) * block.sliceSpacing;
}

} // namespace

std::vector<VolumeGeometry> siteBlocks(const std::vector<VolumeGeometry>& blocks,
                                       const Anatomy& anatomy, PhantomExtent extent)
{
    std::vector<VolumeGeometry> parts;
    // Two neighbours for a crop, one for its shift.
    const bool isSingle =
        extent == PhantomExtent::ForaminalSlices || extent == PhantomExtent::SacSlices;
    const int sliceReach = isSingle ? 0 : 3;
    for (const DiscLevel level : kLevels)
        for (const bool left : {true, false}) {
            if (left && !isForaminal(extent))
                continue;
            const auto points = pointsOf(anatomy, extent, level, left);
            const auto best =
                std::min_element(blocks.begin(), blocks.end(), [&](const auto& a, const auto& b) {
                    return sliceDistance(a, points.front()) < sliceDistance(b, points.front());
                });
            if (auto part = around(*best, points, sliceReach))
                parts.push_back(*part);
        }
    return parts;
}

ScanPlan drawScanPlan(const PhantomRecipe& recipe, const Anatomy& anatomy, Random& random)
{
    ScanPlan plan;
    const bool wide = recipe.variety == PhantomVariety::Randomised;
    plan.sagittal = planSagittal(anatomy, wide, random, plan.sagittalThickness);
    if (recipe.extent == PhantomExtent::SagittalSample) {
        keepSample(plan.sagittal, random);
        return plan;
    }
    if (recipe.extent == PhantomExtent::MiddleSlices) {
        keepMiddle(plan.sagittal);
        return plan;
    }
    plan.axial = planAxial(recipe, anatomy, random, plan.axialThickness);
    return plan;
}

} // namespace foramen
