#pragma once

#include <cstdint>

namespace foramen {

/// What a voxel of a phantom shows, as bit flags: the truth for segmentation beside the points of
/// PhantomTruth. A voxel carries the flag of a structure that fills the middle of its thickness.
using PhantomLabel = std::uint8_t;

constexpr PhantomLabel kSacLabel = 1; ///< dural sac with everything inside it
constexpr PhantomLabel kSacrumLabel = 2; ///< bodies S1 to S5 with their remnant discs
constexpr PhantomLabel kDiscLabel = 4; ///< any disc from T10/T11 to L5/S1, bulges included

} // namespace foramen
