#include "ui/panes/prior/level_distance.h"

#include "core/imaging/stack_order.h"
#include "core/imaging/volume_geometry.h"

#include <cmath>
#include <limits>

namespace foramen {

namespace {

template <class Qualifies>
std::optional<int> nearestPosition(const std::vector<VolumePtr>& blocks, PatientPoint disc,
                                   double distance, Qualifies qualifies)
{
    std::optional<int> found;
    double least = std::numeric_limits<double>::max();
    int position = 0;
    for (const VolumePtr& block : blocks) {
        for (int offset = 0; offset < block->geometry.slices; ++offset, ++position) {
            if (!block->hasGeometry || !qualifies(position))
                continue;
            const double here = distanceFromDisc(*block, stackSlice(*block, offset), disc);
            const double away = std::abs(here - distance);
            if (away < least) {
                least = away;
                found = position;
            }
        }
    }
    return found;
}

} // namespace

double distanceFromDisc(const Volume& volume, int slice, PatientPoint disc)
{
    const VolumeGeometry& geometry = volume.geometry;
    PatientVector normal = geometry.sliceNormal();
    const bool isAxial = planeOf(geometry) == AnatomicalPlane::Axial;
    if ((isAxial ? normal.z : normal.x) < 0)
        normal = normal * -1.0;
    const PatientPoint middle = geometry.patientFromVoxel(
        {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, static_cast<double>(slice)});
    return dot(middle - disc, normal);
}

std::optional<int> positionAtDistance(const std::vector<VolumePtr>& blocks, PatientPoint disc,
                                      double distance)
{
    return nearestPosition(blocks, disc, distance, [](int) { return true; });
}

std::optional<int> positionAtDistance(const LevelledStack& stack, PatientPoint disc,
                                      double distance, DiscLevel level)
{
    return nearestPosition(stack.blocks(), disc, distance,
                           [&](int position) { return stack.levelAt(position) == level; });
}

} // namespace foramen
