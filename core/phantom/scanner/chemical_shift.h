#pragma once

#include "core/phantom/scanner/artefacts.h"
#include "core/phantom/scanner/rendered_block.h"

#include <optional>
#include <vector>

namespace foramen {

/// The signal of fat in each tissue: marrow contains both fat and water.
[[nodiscard]] Palette fatOf(const Palette& palette);

/// The signal of fat in a block of slices, for each voxel; at most that of renderBlock() for the
/// same arguments. Takes as long.
/// @return nothing when cancelled.
[[nodiscard]] std::optional<std::vector<Signal>> renderFat(const Anatomy& anatomy,
                                                           const Palette& palette,
                                                           const VolumeGeometry& geometry,
                                                           double sliceThickness, const Task& task);

/// The signals of one slice with fat displaced against water along the readout: a dark rim on one
/// side, a bright rim where fat and water overlap. Unchanged if there is no shift.
[[nodiscard]] std::vector<Signal> withFatShifted(const RenderedBlock& block,
                                                 const VolumeGeometry& geometry, int slice,
                                                 const ArtefactTraits& traits);

} // namespace foramen
