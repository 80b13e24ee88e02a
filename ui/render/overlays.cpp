#include "ui/render/overlays.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// Planes closer than this (sine, about one degree) are parallel: a line between them would move
/// far for a tiny error.
constexpr double kLeastSine = 0.02;

bool shareFrame(const Volume& a, const Volume& b)
{
    return !a.frameOfReferenceUid.empty() && a.frameOfReferenceUid == b.frameOfReferenceUid;
}

/// A straight line in the patient, LPS, mm.
struct PatientLine {
    PatientPoint start;
    PatientPoint end;
};

std::array<PatientPoint, 4> cornersOfSlice(const VolumeGeometry& geometry, int slice)
{
    const double right = geometry.columns - 0.5;
    const double bottom = geometry.rows - 0.5;
    const double position = slice;
    return {geometry.patientFromVoxel({-0.5, -0.5, position}),
            geometry.patientFromVoxel({right, -0.5, position}),
            geometry.patientFromVoxel({right, bottom, position}),
            geometry.patientFromVoxel({-0.5, bottom, position})};
}

/// Where the outline of a slice crosses the plane of the scene's slice.
std::optional<PatientLine> crossing(const SliceScene& scene,
                                    const std::array<PatientPoint, 4>& corners)
{
    std::array<PatientPoint, 4> hits;
    std::size_t found = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const PatientPoint from = corners[i];
        const PatientPoint to = corners[(i + 1) % corners.size()];
        const double before = scene.distanceFromSlice(from);
        const double after = scene.distanceFromSlice(to);
        if ((before < 0) != (after < 0))
            hits[found++] = from + (to - from) * (before / (before - after));
    }
    if (found != 2)
        return {};
    return PatientLine{hits[0], hits[1]};
}

/// Liang-Barsky: the part of a line inside the picture of the scene's slice, as shares of its
/// length.
std::optional<std::pair<double, double>> shareInside(const VolumeGeometry& geometry,
                                                     VoxelPoint from, VoxelPoint to)
{
    double first = 0;
    double last = 1;
    const auto clip = [&first, &last](double start, double step, double low, double high) {
        if (step == 0)
            return start >= low && start <= high;
        const double a = (low - start) / step;
        const double b = (high - start) / step;
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        return first < last;
    };
    if (!clip(from.column, to.column - from.column, -0.5, geometry.columns - 0.5)
        || !clip(from.row, to.row - from.row, -0.5, geometry.rows - 0.5))
        return {};
    return std::pair{first, last};
}

} // namespace

std::optional<DisplayLine> referenceLine(const SliceScene& scene, const Volume& other,
                                         int otherSlice, std::optional<PatientVector> offset)
{
    const VolumePtr& shown = scene.volume();
    if (!shown || !shown->hasGeometry || !other.hasGeometry
        || (!offset && !shareFrame(*shown, other)))
        return {};
    const VolumeGeometry& geometry = shown->geometry;
    if (length(cross(geometry.sliceNormal(), other.geometry.sliceNormal())) < kLeastSine)
        return {};
    auto corners = cornersOfSlice(other.geometry, otherSlice);
    for (PatientPoint& corner : corners)
        corner = corner + offset.value_or(PatientVector{});
    const auto line = crossing(scene, corners);
    if (!line)
        return {};
    const auto inside = shareInside(geometry, geometry.voxelFromPatient(line->start),
                                    geometry.voxelFromPatient(line->end));
    if (!inside)
        return {};
    const PatientVector whole = line->end - line->start;
    return DisplayLine{scene.displayFromPatient(line->start + whole * inside->first),
                       scene.displayFromPatient(line->start + whole * inside->second)};
}

} // namespace foramen
