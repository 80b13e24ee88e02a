#pragma once

#include "core/imaging/volume.h"
#include "ui/render/slice_scene.h"

#include <optional>
#include <utility>

namespace foramen {

/// A straight line on a pane, logical pixels.
using DisplayLine = std::pair<DisplayPoint, DisplayPoint>;

/// The line where the plane of a slice of another volume cuts the slice that a scene shows, clipped
/// to the extent of the other slice.
/// @param offset  added to a point of the other volume to get the same place in the scene, where
/// the two are linked, LPS, mm. None: both have one Frame of Reference.
/// @return none when the planes are parallel, do not meet within the picture, or are not known to
/// lie in one patient space.
[[nodiscard]] std::optional<DisplayLine>
referenceLine(const SliceScene& scene, const Volume& other, int otherSlice,
              std::optional<PatientVector> offset = std::nullopt);

} // namespace foramen
