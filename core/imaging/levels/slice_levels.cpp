#include "core/imaging/levels/slice_levels.h"

#include "core/imaging/stack_order.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

std::optional<DiscLevel> nearestLevel(const Volume& volume, int slice, const LevelLocations& levels)
{
    std::optional<DiscLevel> nearest;
    double best = kDiscReachMm;
    for (const LevelLocation& location : levels) {
        if (!location.discCenter)
            continue;
        const double distance = distanceToSlice(volume, slice, *location.discCenter);
        if (distance < best) {
            best = distance;
            nearest = location.level;
        }
    }
    return nearest;
}

/// How many discs lie inside the block.
int discsInside(const Volume& volume, const LevelLocations& levels)
{
    const VolumeGeometry& geometry = volume.geometry;
    return static_cast<int>(std::count_if(levels.begin(), levels.end(), [&](const auto& at) {
        if (!at.discCenter)
            return false;
        const double slice = geometry.voxelFromPatient(*at.discCenter).slice;
        return slice > -0.5 && slice < geometry.slices - 0.5;
    }));
}

} // namespace

double distanceToSlice(const Volume& volume, int slice, PatientPoint point)
{
    return std::abs(volume.geometry.distanceFromSlice(point, slice));
}

std::vector<std::optional<DiscLevel>> levelsOfPositions(const std::vector<VolumePtr>& blocks,
                                                        const LevelLocations& levels)
{
    std::vector<std::optional<DiscLevel>> found;
    for (const VolumePtr& block : blocks) {
        const int slices = block->geometry.slices;
        const bool shared = block->hasGeometry && discsInside(*block, levels) > 1;
        const auto whole = block->hasGeometry ? nearestLevel(*block, slices / 2, levels)
                                              : std::optional<DiscLevel>();
        for (int offset = 0; offset < slices; ++offset)
            found.push_back(shared ? nearestLevel(*block, stackSlice(*block, offset), levels)
                                   : whole);
    }
    return found;
}

} // namespace foramen
