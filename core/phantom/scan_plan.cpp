#include "core/phantom/scan_plan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foramen {

namespace {

constexpr double kRadian = std::numbers::pi / 180;

// Puts the middle of the block at a patient point.
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

// Three slices anywhere across the spine, mostly about its middle.
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

} // namespace

ScanPlan drawScanPlan(const PhantomRecipe& recipe, const Anatomy& anatomy, Random& random)
{
    ScanPlan plan;
    const bool wide = recipe.variety == PhantomVariety::Randomised;
    plan.sagittal = planSagittal(anatomy, wide, random, plan.sagittalThickness);
    if (recipe.sagittalSample) {
        keepSample(plan.sagittal, random);
        return plan;
    }
    plan.axial = planAxial(recipe, anatomy, random, plan.axialThickness);
    return plan;
}

} // namespace foramen
