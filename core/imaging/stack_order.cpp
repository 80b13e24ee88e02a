#include "core/imaging/stack_order.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace foramen {

namespace {

/// z of the centre, LPS, mm; lowest for blocks without geometry.
double heightOf(const Volume& volume)
{
    if (!volume.hasGeometry)
        return std::numeric_limits<double>::lowest();
    const VolumeGeometry& geometry = volume.geometry;
    return geometry
        .patientFromVoxel(
            {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0})
        .z;
}

} // namespace

bool isAcrossBody(const Volume& block)
{
    return block.hasGeometry && isAcrossBody(block.geometry);
}

int stackSlice(const Volume& block, int offset)
{
    const bool growsToHead = isAcrossBody(block) && block.geometry.sliceNormal().z > 0;
    return growsToHead ? block.geometry.slices - 1 - offset : offset;
}

int stackOffset(const Volume& block, int slice)
{
    return stackSlice(block, slice); // reversing is its own inverse
}

int positionCount(const std::vector<VolumePtr>& blocks)
{
    int count = 0;
    for (const VolumePtr& block : blocks)
        count += block->geometry.slices;
    return count;
}

StackPlace placeAt(const std::vector<VolumePtr>& blocks, int position)
{
    assert(position >= 0 && position < positionCount(blocks));
    StackPlace place{.block = 0, .slice = position};
    while (place.slice >= blocks[place.block]->geometry.slices)
        place.slice -= blocks[place.block++]->geometry.slices;
    place.slice = stackSlice(*blocks[place.block], place.slice);
    return place;
}

std::optional<int> positionOf(const std::vector<VolumePtr>& blocks, const VolumePtr& block,
                              int slice)
{
    int first = 0;
    for (const VolumePtr& one : blocks) {
        if (one == block)
            return first + stackOffset(*block, slice);
        first += one->geometry.slices;
    }
    return std::nullopt;
}

void sortFromHeadToFeet(std::vector<VolumePtr>& blocks)
{
    std::stable_sort(blocks.begin(), blocks.end(), [](const VolumePtr& a, const VolumePtr& b) {
        return heightOf(*a) > heightOf(*b);
    });
}

} // namespace foramen
