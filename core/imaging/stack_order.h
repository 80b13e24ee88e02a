#pragma once

#include "core/imaging/volume.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

// The order in which a reader scrolls through the blocks of a series. Blocks come after one
// another; an axial block is gone through from head to feet whichever way its slices grow, any
// other along its slices. A position counts all slices of the stack in that order, a slice those of
// its block as its geometry does; both from 0. Nothing else depends on this order: volumes,
// geometry and instances stay as they are.

/// One slice of a stack of blocks.
struct StackPlace {
    std::size_t block = 0; ///< 0-based
    int slice = 0; ///< 0-based, as the block's geometry counts
};

/// isAcrossBody() of the block's geometry; never without geometry.
[[nodiscard]] bool isAcrossBody(const Volume& block);

/// The slice that is so many steps below the first one shown of its block.
[[nodiscard]] int stackSlice(const Volume& block, int offset);
/// Inverse of stackSlice().
[[nodiscard]] int stackOffset(const Volume& block, int slice);

/// The slices of all blocks.
[[nodiscard]] int positionCount(const std::vector<VolumePtr>& blocks);
/// @param position  0 to positionCount() - 1
[[nodiscard]] StackPlace placeAt(const std::vector<VolumePtr>& blocks, int position);
/// Inverse of placeAt(); none where the block is not among them.
[[nodiscard]] std::optional<int> positionOf(const std::vector<VolumePtr>& blocks,
                                            const VolumePtr& block, int slice);

/// Orders blocks by the height of their middle, what has no place last; those of one height stay in
/// their order.
void sortFromHeadToFeet(std::vector<VolumePtr>& blocks);

} // namespace foramen
