#include "core/ai/preprocessing/canonical_volume.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// Cosine of 50 degrees: slices that are tilted more against a plane do not belong to it.
constexpr double kLeastAlignment = 0.643;

PatientVector wantedSliceDirection(PicturePlane plane)
{
    return plane == PicturePlane::Sagittal ? PatientVector{1, 0, 0} : PatientVector{0, 0, -1};
}

PatientVector wantedColumnGrowth(PicturePlane plane)
{
    return plane == PicturePlane::Sagittal ? PatientVector{0, 1, 0} : PatientVector{1, 0, 0};
}

PatientVector wantedRowGrowth(PicturePlane plane)
{
    return plane == PicturePlane::Sagittal ? PatientVector{0, 0, -1} : PatientVector{0, 1, 0};
}

double component(VoxelPoint point, int axis)
{
    return axis == 0 ? point.column : axis == 1 ? point.row : point.slice;
}

} // namespace

std::optional<CanonicalVolume> CanonicalVolume::create(VolumePtr volume, PicturePlane plane)
{
    if (!volume || !volume->hasGeometry || volume->voxels.empty())
        return std::nullopt;
    const VolumeGeometry& geometry = volume->geometry;
    if (std::abs(dot(geometry.sliceNormal(), wantedSliceDirection(plane))) < kLeastAlignment)
        return std::nullopt;

    const std::ptrdiff_t columns = geometry.columns;
    std::array<Axis, 3> native = {{
        {geometry.rowDirection, geometry.columnSpacing, geometry.columns, 1, 0, false},
        {geometry.columnDirection, geometry.rowSpacing, geometry.rows, columns, 1, false},
        {geometry.sliceNormal(), geometry.sliceSpacing, geometry.slices, columns * geometry.rows, 2,
         false},
    }};
    // Pictures that were stored rotated by 90 degrees have rows and columns exchanged.
    const PatientVector columnGrowth = wantedColumnGrowth(plane);
    if (std::abs(dot(native[1].direction, columnGrowth))
        > std::abs(dot(native[0].direction, columnGrowth)))
        std::swap(native[0], native[1]);

    const std::array<PatientVector, 3> wanted = {columnGrowth, wantedRowGrowth(plane),
                                                 wantedSliceDirection(plane)};
    CanonicalVolume result;
    for (std::size_t i = 0; i < native.size(); ++i) {
        Axis& axis = native[i];
        if (dot(axis.direction, wanted[i]) < 0) {
            result.m_first += axis.stride * (axis.count - 1);
            axis.direction = -axis.direction;
            axis.stride = -axis.stride;
            axis.reversed = true;
        }
    }
    result.m_axes = native;
    result.m_plane = plane;
    const auto lowest = *std::min_element(volume->voxels.begin(), volume->voxels.end());
    result.m_lowest = static_cast<float>(volume->rescaleSlope * lowest + volume->rescaleIntercept);
    result.m_volume = std::move(volume);
    return result;
}

VoxelPoint CanonicalVolume::canonicalFromPatient(PatientPoint patient) const
{
    return canonicalFromVoxel(m_volume->geometry.voxelFromPatient(patient));
}

PatientPoint CanonicalVolume::patientFromCanonical(VoxelPoint canonical) const
{
    return m_volume->geometry.patientFromVoxel(voxelFromCanonical(canonical));
}

VoxelPoint CanonicalVolume::voxelFromCanonical(VoxelPoint canonical) const
{
    std::array<double, 3> native{};
    for (int i = 0; i < 3; ++i) {
        const Axis& axis = m_axes[static_cast<std::size_t>(i)];
        const double position = component(canonical, i);
        native[static_cast<std::size_t>(axis.nativeAxis)] =
            axis.reversed ? axis.count - 1 - position : position;
    }
    return {native[0], native[1], native[2]};
}

VoxelPoint CanonicalVolume::canonicalFromVoxel(VoxelPoint voxel) const
{
    std::array<double, 3> canonical{};
    for (std::size_t i = 0; i < canonical.size(); ++i) {
        const Axis& axis = m_axes[i];
        const double position = component(voxel, axis.nativeAxis);
        canonical[i] = axis.reversed ? axis.count - 1 - position : position;
    }
    return {canonical[0], canonical[1], canonical[2]};
}

VoxelPoint CanonicalVolume::acrossFrom(VoxelPoint canonical, int slice) const
{
    const auto wanted = static_cast<double>(slice);
    const PatientVector offset =
        patientFromCanonical(canonical) - patientFromCanonical({0, 0, wanted});
    return {dot(offset, m_axes[0].direction) / m_axes[0].spacing,
            dot(offset, m_axes[1].direction) / m_axes[1].spacing, wanted};
}

int CanonicalVolume::nearestSlice(PatientPoint patient) const
{
    const double position = canonicalFromPatient(patient).slice;
    int nearest =
        static_cast<int>(std::lround(std::clamp(position, 0.0, static_cast<double>(slices() - 1))));
    if (!source(nearest).missing)
        return nearest;
    double best = 0;
    std::optional<int> present;
    for (int slice = 0; slice < slices(); ++slice) {
        const double away = std::abs(slice - position);
        if (!source(slice).missing && (!present || away < best)) {
            best = away;
            present = slice;
        }
    }
    return present.value_or(nearest);
}

const SliceSource& CanonicalVolume::source(int slice) const
{
    static const SliceSource unknown;
    const auto native = static_cast<std::size_t>(m_axes[2].reversed ? slices() - 1 - slice : slice);
    return native < m_volume->sources.size() ? m_volume->sources[native] : unknown;
}

float CanonicalVolume::value(int column, int row, int slice) const
{
    const std::ptrdiff_t at =
        m_first + column * m_axes[0].stride + row * m_axes[1].stride + slice * m_axes[2].stride;
    return static_cast<float>(m_volume->rescaleSlope
                                  * m_volume->voxels[static_cast<std::size_t>(at)]
                              + m_volume->rescaleIntercept);
}

std::optional<float> CanonicalVolume::sample(double column, double row, int slice) const
{
    if (!(column >= -0.5 && column <= columns() - 0.5 && row >= -0.5 && row <= rows() - 0.5))
        return std::nullopt;
    const double c = std::clamp(column, 0.0, static_cast<double>(columns() - 1));
    const double r = std::clamp(row, 0.0, static_cast<double>(rows() - 1));
    const int left = static_cast<int>(c);
    const int top = static_cast<int>(r);
    const int right = std::min(left + 1, columns() - 1);
    const int bottom = std::min(top + 1, rows() - 1);
    const auto u = static_cast<float>(c - left);
    const auto v = static_cast<float>(r - top);
    return (value(left, top, slice) * (1 - u) + value(right, top, slice) * u) * (1 - v)
        + (value(left, bottom, slice) * (1 - u) + value(right, bottom, slice) * u) * v;
}

} // namespace foramen
