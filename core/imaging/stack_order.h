#pragma once

#include "core/imaging/volume.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

// The order in which a reader scrolls through a stack of blocks, one block after the other: axial
// blocks from head to feet in either direction of their slices, other blocks along their slices. A
// "position" is a 0-based index in this order; a "slice" is a 0-based index in the geometry of its
// block. Only scrolling uses this order.

/// One slice of a stack of blocks.
struct StackPlace {
    std::size_t block = 0; ///< 0-based
    int slice = 0; ///< 0-based, in the geometry of its block
};

/// isAcrossBody() of the geometry of a block; false without geometry.
[[nodiscard]] bool isAcrossBody(const Volume& block);

/// The slice that is @p offset steps after the first one in scrolling order.
[[nodiscard]] int stackSlice(const Volume& block, int offset);
/// Inverse of stackSlice().
[[nodiscard]] int stackOffset(const Volume& block, int slice);

/// Number of slices of all blocks.
[[nodiscard]] int positionCount(const std::vector<VolumePtr>& blocks);
/// @param position  0 to positionCount() - 1
[[nodiscard]] StackPlace placeAt(const std::vector<VolumePtr>& blocks, int position);
/// Inverse of placeAt(); none where the block is not among them.
[[nodiscard]] std::optional<int> positionOf(const std::vector<VolumePtr>& blocks,
                                            const VolumePtr& block, int slice);

/// Sorts blocks by the height of their centre, highest first; blocks without geometry come last.
/// Stable.
void sortFromHeadToFeet(std::vector<VolumePtr>& blocks);

} // namespace foramen
