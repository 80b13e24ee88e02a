#include "core/imaging/volume_geometry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

PatientPoint VolumeGeometry::patientFromVoxel(VoxelPoint voxel) const
{
    return origin + rowDirection * (voxel.column * columnSpacing)
        + columnDirection * (voxel.row * rowSpacing) + sliceNormal() * (voxel.slice * sliceSpacing)
        + sliceShift * voxel.slice + offsetAt(voxel.slice);
}

VoxelPoint VolumeGeometry::voxelFromPatient(PatientPoint patient) const
{
    const double slice = sliceAt(slicePosition(patient));
    const PatientVector offset = patient - origin - sliceShift * slice - offsetAt(slice);
    return {dot(offset, rowDirection) / columnSpacing, dot(offset, columnDirection) / rowSpacing,
            slice};
}

bool VolumeGeometry::contains(VoxelPoint voxel) const
{
    const auto inside = [](double position, int count) {
        return position >= -0.5 && position <= count - 0.5;
    };
    return inside(voxel.column, columns) && inside(voxel.row, rows) && inside(voxel.slice, slices);
}

double VolumeGeometry::slicePosition(PatientPoint patient) const
{
    return dot(patient - origin, sliceNormal());
}

double VolumeGeometry::distanceFromSlice(PatientPoint patient, double slice) const
{
    return dot(patient - origin - offsetAt(slice), sliceNormal()) - slice * sliceSpacing;
}

/// The offset of a slice; between two slices, of the straight line between them.
PatientVector VolumeGeometry::offsetAt(double slice) const
{
    if (sliceOffsets.empty())
        return {};
    const double at = std::clamp(slice, 0.0, static_cast<double>(sliceOffsets.size() - 1));
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sliceOffsets.size() - 1);
    const double share = at - static_cast<double>(below);
    return sliceOffsets[below] * (1 - share) + sliceOffsets[above] * share;
}

/// The continuous slice index at a position along the normal.
double VolumeGeometry::sliceAt(double position) const
{
    if (sliceOffsets.empty())
        return position / sliceSpacing;
    const PatientVector normal = sliceNormal();
    const auto positionOf = [&](std::size_t slice) {
        return static_cast<double>(slice) * sliceSpacing + dot(sliceOffsets[slice], normal);
    };
    std::size_t below = 0;
    std::size_t above = sliceOffsets.size() - 1;
    if (position <= positionOf(below))
        return (position - positionOf(below)) / sliceSpacing;
    if (position >= positionOf(above))
        return static_cast<double>(above) + (position - positionOf(above)) / sliceSpacing;
    while (above - below > 1) {
        const std::size_t middle = (below + above) / 2;
        (position < positionOf(middle) ? above : below) = middle;
    }
    return static_cast<double>(below)
        + (position - positionOf(below)) / (positionOf(above) - positionOf(below));
}

AnatomicalPlane planeOf(const VolumeGeometry& geometry)
{
    const PatientVector normal = geometry.sliceNormal();
    std::array<std::pair<double, AnatomicalPlane>, 3> axes = {{
        {std::abs(normal.x), AnatomicalPlane::Sagittal},
        {std::abs(normal.y), AnatomicalPlane::Coronal},
        {std::abs(normal.z), AnatomicalPlane::Axial},
    }};
    std::sort(axes.begin(), axes.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr double leastLead = 0.087; // sine of 5 degrees
    return axes[0].first - axes[1].first < leastLead ? AnatomicalPlane::Oblique : axes[0].second;
}

bool isAcrossBody(const VolumeGeometry& geometry)
{
    constexpr double coronalShare = 0.58; // z divided by y at a tilt of 60 degrees
    const PatientVector normal = geometry.sliceNormal();
    const double z = std::abs(normal.z);
    return z >= std::abs(normal.x) && z >= std::abs(normal.y) * coronalShare;
}

OrientationLetters orientationLetters(PatientVector direction)
{
    constexpr double leastShare = 0.2;
    std::array<std::pair<double, char>, 3> axes = {{
        {std::abs(direction.x), direction.x > 0 ? 'L' : 'R'},
        {std::abs(direction.y), direction.y > 0 ? 'P' : 'A'},
        {std::abs(direction.z), direction.z > 0 ? 'H' : 'F'},
    }};
    std::stable_sort(axes.begin(), axes.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    OrientationLetters letters;
    std::size_t used = 0;
    for (const auto& [share, letter] : axes)
        if (used == 0 || share > leastShare)
            letters.text[used++] = letter;
    return letters;
}

} // namespace foramen
