#pragma once

#include "core/phantom/scanner/artefacts.h"
#include "core/phantom/scanner/rendered_block.h"

#include <optional>
#include <vector>

namespace foramen {

/// The part of every tissue's brightness that its fat sends: marrow is both fat and water.
[[nodiscard]] Palette fatOf(const Palette& palette);

/// What fat sends of a block of slices, voxel by voxel; never more than renderBlock() gives for the
/// same arguments. Takes as long.
/// @return nothing when cancelled.
[[nodiscard]] std::optional<std::vector<Signal>> renderFat(const Anatomy& anatomy,
                                                           const Palette& palette,
                                                           const VolumeGeometry& geometry,
                                                           double sliceThickness, const Task& task);

/// The signals of one slice with its fat moved along the readout against its water: a dark rim
/// where it leaves, a bright one where it lands on water. As rendered without a shift.
[[nodiscard]] std::vector<Signal> withFatShifted(const RenderedBlock& block,
                                                 const VolumeGeometry& geometry, int slice,
                                                 const ArtefactTraits& traits);

} // namespace foramen
