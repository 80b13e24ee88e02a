#pragma once

#include "core/imaging/levels/slice_levels.h"
#include "core/imaging/volume.h"
#include "core/measure/annotation.h"
#include "core/measure/level_measures.h"

#include <optional>

namespace foramen {

/// The disc level that an annotation belongs to. On a slice across the body it is the level of the
/// slice; on others the disc that all its points are nearest to along the spine. None where no disc
/// is near, where the points belong to different discs, and for a picture without geometry. A
/// foramen reaches to both pedicles: its middle counts. Lordosis has none.
/// @param slice 0-based, of the volume; @param discs in the coordinates of the volume.
[[nodiscard]] std::optional<DiscLevel> levelOf(const Annotation& annotation,
                                               const VolumePtr& volume, int slice,
                                               const LevelLocations& discs);

/// The side of a measurement of a foramen: where its middle lies, seen from the disc of the level.
/// None for other kinds, and within 5 mm of the disc's middle.
/// @param slice, @param discs  as above.
[[nodiscard]] std::optional<Side> sideOf(const Annotation& annotation, const VolumePtr& volume,
                                         int slice, const LevelLocations& discs);

/// What a reader's annotation says of the spine. None for a kind that is no measure of it, for a
/// value that is not in mm, and where level or side are not known but the kind has them.
/// @param annotation  complete. @param slice, @param discs  as above.
[[nodiscard]] std::optional<ReaderMeasure> readerMeasureOf(const Annotation& annotation,
                                                           const VolumePtr& volume, int slice,
                                                           const LevelLocations& discs);

} // namespace foramen
