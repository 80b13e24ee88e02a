#include "ui/render/oblique_plane.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace foramen {

namespace {

constexpr double kRadian = std::numbers::pi / 180;
/// Finer pixels show nothing more and cost memory.
constexpr double kFinestPixelMm = 0.35;

/// The direction within the sagittal slices that is level and runs towards the back.
PatientVector levelDirection(PatientVector towardsLeft)
{
    return normalized(cross(PatientVector{0, 0, 1}, towardsLeft));
}

PatientVector directionOf(PatientVector towardsLeft, double tilt)
{
    const PatientVector level = levelDirection(towardsLeft);
    const PatientVector up = cross(towardsLeft, level);
    const double angle = std::clamp(tilt, -kMostObliqueTilt, kMostObliqueTilt) * kRadian;
    return level * std::cos(angle) + up * std::sin(angle);
}

double angleOf(PatientVector towardsLeft, PatientVector towardsBack)
{
    const PatientVector level = levelDirection(towardsLeft);
    return std::atan2(dot(towardsBack, cross(towardsLeft, level)), dot(towardsBack, level))
        / kRadian;
}

} // namespace

PatientVector leftOf(const VolumeGeometry& sagittal)
{
    const PatientVector normal = sagittal.sliceNormal();
    return normal.x < 0 ? -normal : normal;
}

std::vector<PatientVector> discDirections(const std::vector<PatientPoint>& centers,
                                          PatientVector towardsLeft)
{
    const std::size_t count = centers.size();
    std::vector<PatientVector> directions(count, levelDirection(towardsLeft));
    if (count < 2)
        return directions;
    const auto inSlice = [&towardsLeft](PatientVector v) {
        return normalized(v - towardsLeft * dot(v, towardsLeft));
    };
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t before = i > 0 ? i - 1 : 0;
        const std::size_t after = std::min(i + 1, count - 1);
        PatientVector down = inSlice(centers[after] - centers[before]);
        if (count >= 3 && (i == 0 || i + 1 == count)) {
            const std::size_t inner = i == 0 ? 1 : i - 1;
            const PatientVector innerDown = inSlice(centers[inner + 1] - centers[inner - 1]);
            down = normalized(down * 2 - innerDown);
        }
        directions[i] = normalized(cross(towardsLeft, down));
    }
    return directions;
}

ObliquePlane obliquePlane(const VolumeGeometry& sagittal, PatientPoint center,
                          PatientVector towardsBack)
{
    const PatientVector left = leftOf(sagittal);
    return {center, left, directionOf(left, angleOf(left, towardsBack))};
}

double tiltOf(const ObliquePlane& plane)
{
    return angleOf(plane.towardsLeft, plane.towardsBack);
}

ObliquePlane tilted(const ObliquePlane& plane, double degrees)
{
    return {plane.center, plane.towardsLeft,
            directionOf(plane.towardsLeft, tiltOf(plane) + degrees)};
}

ObliquePlane moved(const ObliquePlane& plane, double mm)
{
    return {plane.center + plane.towardsHead() * mm, plane.towardsLeft, plane.towardsBack};
}

VolumeGeometry obliqueStack(const VolumeGeometry& sagittal, const ObliquePlane& plane)
{
    const double pixel =
        std::max(kFinestPixelMm, std::min(sagittal.columnSpacing, sagittal.rowSpacing));
    const double width = sagittal.slices * sagittal.sliceSpacing;
    VolumeGeometry stack;
    stack.columnSpacing = stack.rowSpacing = pixel;
    stack.sliceSpacing = kObliqueSpacingMm;
    stack.columns = std::max(1, static_cast<int>(std::lround(width / pixel)));
    stack.rows = static_cast<int>(std::lround((kObliqueFrontMm + kObliqueBackMm) / pixel));
    stack.slices = kObliqueSlices;
    // Slices grow along row x column: with the rows running to the front, from head to feet.
    stack.rowDirection = plane.towardsLeft;
    stack.columnDirection = -plane.towardsBack;
    const PatientPoint middle = sagittal.patientFromVoxel(
        {(sagittal.columns - 1) / 2.0, (sagittal.rows - 1) / 2.0, (sagittal.slices - 1) / 2.0});
    const double firstColumn = dot(middle - plane.center, plane.towardsLeft)
        - (stack.columns - 1) / 2.0 * stack.columnSpacing;
    stack.origin = plane.center + plane.towardsLeft * firstColumn
        + plane.towardsBack * (kObliqueBackMm - pixel / 2)
        + plane.towardsHead() * ((kObliqueSlices - 1) / 2.0 * kObliqueSpacingMm);
    return stack;
}

} // namespace foramen
