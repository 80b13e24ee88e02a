#pragma once

#include "core/imaging/levels/slice_levels.h"
#include "core/imaging/volume.h"
#include "core/measure/annotation.h"

#include <optional>

namespace foramen {

/// The disc level that an annotation belongs to. On a slice across the body it is the level of the
/// slice; on others the disc that all its points are nearest to along the spine. None where no disc
/// is near, where the points belong to different discs, and for a picture without geometry.
/// @param slice 0-based, of the volume; @param discs in the coordinates of the volume.
[[nodiscard]] std::optional<DiscLevel> levelOf(const Annotation& annotation,
                                               const VolumePtr& volume, int slice,
                                               const LevelLocations& discs);

} // namespace foramen
