#pragma once

#include "core/imaging/volume.h"
#include "ui/render/slice_scene.h"

#include <optional>
#include <utility>

namespace foramen {

/// A straight line on a pane, logical pixels.
using DisplayLine = std::pair<DisplayPoint, DisplayPoint>;

/// Where the plane of a slice of another volume cuts the slice that a scene shows, clipped to the
/// other slice's extent.
/// @param offset  where both are known to lie in one patient space: what to add to a point of the
/// other for the same place in the scene, LPS, mm. None: an equal Frame of Reference says so.
/// @return none when the planes are parallel, do not meet within the picture, or are not known to
/// lie in one patient space.
[[nodiscard]] std::optional<DisplayLine>
referenceLine(const SliceScene& scene, const Volume& other, int otherSlice,
              std::optional<PatientVector> offset = std::nullopt);

} // namespace foramen
