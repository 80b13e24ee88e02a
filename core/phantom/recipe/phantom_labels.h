#pragma once

#include <cstdint>

namespace foramen {

/// The segmentation of a voxel as bit flags, in addition to the points of PhantomTruth. A voxel has
/// the flag of a structure that fills the middle of its slice thickness.
using PhantomLabel = std::uint8_t;

constexpr PhantomLabel kSacLabel = 1; ///< dural sac with its content
constexpr PhantomLabel kSacrumLabel = 2; ///< bodies S1 to S5 with their remnant discs
constexpr PhantomLabel kDiscLabel = 4; ///< any disc from T10/T11 to L5/S1, bulges included
/// Vertebrae above the sacrum, bodies and arches. Beside another flag: what lies before an arch, or
/// the body under a bulge, which is in front.
constexpr PhantomLabel kVertebraLabel = 8;
/// A neural foramen L1/L2 to L5/S1 with its fat and root, as wide as the pedicles.
constexpr PhantomLabel kForamenLabel = 16;

} // namespace foramen
