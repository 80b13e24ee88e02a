#include "core/imaging/volume_geometry.h"

#include <algorithm>
#include <cmath>

namespace foramen {

PatientPoint VolumeGeometry::patientFromVoxel(VoxelPoint voxel) const
{
    return origin + rowDirection * (voxel.column * columnSpacing)
        + columnDirection * (voxel.row * rowSpacing) + sliceNormal() * (voxel.slice * sliceSpacing)
        + sliceShift * voxel.slice;
}

VoxelPoint VolumeGeometry::voxelFromPatient(PatientPoint patient) const
{
    const double slice = slicePosition(patient) / sliceSpacing;
    const PatientVector offset = patient - origin - sliceShift * slice;
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
