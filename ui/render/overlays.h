#pragma once

#include "core/base/reason.h"
#include "core/imaging/volume.h"
#include "ui/render/slice_scene.h"

#include <optional>
#include <utility>

namespace foramen {

/// A straight line on a pane, logical pixels.
using DisplayLine = std::pair<DisplayPoint, DisplayPoint>;

/// Where the plane of a slice of another volume cuts the slice that a scene shows, clipped to the
/// other slice's extent.
/// @return none when the planes are parallel, do not meet within the picture, or lie in different
/// (or empty) Frames of Reference.
[[nodiscard]] std::optional<DisplayLine> referenceLine(const SliceScene& scene, const Volume& other,
                                                       int otherSlice);

/// Why no line or crosshair links two volumes; empty when they can be linked.
[[nodiscard]] Reason missingLinkReason(const Volume& a, const Volume& b);

} // namespace foramen
