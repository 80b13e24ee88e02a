#include "ui/panes/stack/levelled_stack.h"

#include "core/imaging/stack_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr double kNearDiscMm = 22; ///< a block farther from every disc belongs to none

std::optional<DiscLevel> nearestLevel(const Volume& volume, int slice, const LevelLocations& levels)
{
    std::optional<DiscLevel> nearest;
    double best = kNearDiscMm;
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

LevelledStack::LevelledStack(std::vector<VolumePtr> blocks,
                             std::vector<std::optional<DiscLevel>> levels)
    : m_blocks(std::move(blocks))
    , m_levels(std::move(levels))
{
    std::erase(m_blocks, nullptr);
    m_levels.resize(static_cast<std::size_t>(positionCount(m_blocks)));
}

LevelledStack::LevelledStack(std::vector<VolumePtr> blocks,
                             const std::function<LevelLocations(const VolumePtr& block)>& discsIn)
    : m_blocks(std::move(blocks))
{
    std::erase(m_blocks, nullptr);
    for (const VolumePtr& block : m_blocks) {
        const auto levels = levelsOfPositions({block}, discsIn(block));
        m_levels.insert(m_levels.end(), levels.begin(), levels.end());
    }
}

std::optional<DiscLevel> LevelledStack::levelAt(int position) const
{
    return position >= 0 && position < count() ? m_levels[static_cast<std::size_t>(position)]
                                               : std::nullopt;
}

bool LevelledStack::hasLevel(DiscLevel level) const
{
    return std::find(m_levels.begin(), m_levels.end(), level) != m_levels.end();
}

VolumePtr LevelledStack::volumeAt(int position) const
{
    return position >= 0 && position < count() ? m_blocks[placeAt(m_blocks, position).block]
                                               : nullptr;
}

int LevelledStack::sliceAt(int position) const
{
    return position >= 0 && position < count() ? placeAt(m_blocks, position).slice : 0;
}

} // namespace foramen
