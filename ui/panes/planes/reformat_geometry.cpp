#include "ui/panes/planes/reformat_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foramen {

namespace {

constexpr int kLeastSlices = 3;
constexpr double kMostVoxels = 1.2e8; ///< 240 MB
constexpr double kLeastSpacing = 0.1; ///< mm

/// Directions of rows, columns and slices of a plane.
struct Axes {
    PatientVector row;
    PatientVector column;
};

std::optional<Axes> axesOf(AnatomicalPlane plane)
{
    switch (plane) {
    case AnatomicalPlane::Sagittal:
        return Axes{{0, 1, 0}, {0, 0, -1}};
    case AnatomicalPlane::Coronal:
        return Axes{{1, 0, 0}, {0, 0, -1}};
    case AnatomicalPlane::Axial:
        return Axes{{1, 0, 0}, {0, 1, 0}};
    case AnatomicalPlane::Oblique:
        break;
    }
    return std::nullopt;
}

/// How far a volume reaches along a direction, mm from the patient's origin.
struct Reach {
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    [[nodiscard]] double size() const { return high - low; }
};

double along(PatientPoint point, PatientVector direction)
{
    return point.x * direction.x + point.y * direction.y + point.z * direction.z;
}

Reach reachOf(const VolumeGeometry& geometry, PatientVector direction)
{
    Reach reach;
    for (const double column : {-0.5, geometry.columns - 0.5})
        for (const double row : {-0.5, geometry.rows - 0.5})
            for (const double slice : {-0.5, geometry.slices - 0.5}) {
                const double at = along(geometry.patientFromVoxel({column, row, slice}), direction);
                reach.low = std::min(reach.low, at);
                reach.high = std::max(reach.high, at);
            }
    return reach;
}

/// The spacing of the voxels along the axis that a direction is nearest to.
double spacingAlong(const VolumeGeometry& geometry, PatientVector direction)
{
    const double row = std::abs(dot(geometry.rowDirection, direction));
    const double column = std::abs(dot(geometry.columnDirection, direction));
    const double slice = std::abs(dot(geometry.sliceNormal(), direction));
    if (slice >= row && slice >= column)
        return geometry.sliceSpacing;
    return row >= column ? geometry.columnSpacing : geometry.rowSpacing;
}

int countOf(double size, double spacing)
{
    return std::max(1, static_cast<int>(std::lround(size / spacing)));
}

} // namespace

std::optional<VolumeGeometry> reformatGeometry(const Volume& volume, AnatomicalPlane plane)
{
    const VolumeGeometry& from = volume.geometry;
    const std::optional<Axes> axes = axesOf(plane);
    if (!axes || !volume.hasGeometry || from.slices < kLeastSlices)
        return std::nullopt;
    VolumeGeometry made;
    made.rowDirection = axes->row;
    made.columnDirection = axes->column;
    const PatientVector normal = made.sliceNormal();
    const Reach wide = reachOf(from, axes->row);
    const Reach high = reachOf(from, axes->column);
    const Reach deep = reachOf(from, normal);
    double pixel = std::max(kLeastSpacing, std::min(from.rowSpacing, from.columnSpacing));
    double step = std::max(kLeastSpacing, spacingAlong(from, normal));
    const double voxels = wide.size() / pixel * (high.size() / pixel) * (deep.size() / step);
    if (voxels > kMostVoxels) {
        // Thicker slices first, as they are scrolled through; then larger pixels.
        const double coarser = voxels / kMostVoxels;
        const double thicker = std::min(coarser, 2.0);
        step *= thicker;
        pixel *= std::sqrt(coarser / thicker);
    }
    made.columnSpacing = pixel;
    made.rowSpacing = pixel;
    made.sliceSpacing = step;
    made.columns = countOf(wide.size(), pixel);
    made.rows = countOf(high.size(), pixel);
    made.slices = countOf(deep.size(), step);
    const auto middle = [](const Reach& reach, int count, double spacing) {
        return (reach.low + reach.high) / 2 - (count - 1) / 2.0 * spacing;
    };
    made.origin = PatientPoint{} + axes->row * middle(wide, made.columns, pixel)
        + axes->column * middle(high, made.rows, pixel) + normal * middle(deep, made.slices, step);
    return made;
}

} // namespace foramen
