#pragma once

#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/measuring/segmentation.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// A connected region of one class in a picture.
struct RegionOutline {
    /// Closed, where the share of the class passes the edge, interpolated between pixels; holes are
    /// part of the region.
    std::vector<FlatPoint> points;
    double area = 0; ///< mm2, inside @ref points
    bool isCut = false; ///< reaches the end of the picture
};

/// The outline of the region of a class that is nearest to a place.
/// @param index  of segment_class. @param reach  mm: no region lies further away.
/// @return none where there is no region of at least four pixels.
[[nodiscard]] std::optional<RegionOutline> regionOutline(const Segmentation& segmentation,
                                                         std::size_t index, FlatPoint seed,
                                                         double reach, double edge = kEdge);

/// The area inside a closed outline, mm2 (the shoelace formula).
[[nodiscard]] double areaOf(const std::vector<FlatPoint>& outline);
/// An outline with fewer points, none of which it leaves by more than @p tolerance, mm (Douglas and
/// Peucker, Cartographica 1973;10:112).
[[nodiscard]] std::vector<FlatPoint> simplified(const std::vector<FlatPoint>& outline,
                                                double tolerance);

/// Cross-section of the dural sac in an axial slice: the area inside its outline. (Dural sac
/// cross-sectional area: Schoenstroem et al., Spine 1985;10:806.)
/// @param seed  in the sac, or within 8 mm.
/// @return none where there is no sac, or its outline is not plausible as one: 12 to 520 mm2, not
/// deeply indented, not more than five times as wide as deep, and moving by at most 40 % of the
/// area between shares that are hardly less likely.
[[nodiscard]] std::optional<FlatMeasure> sacArea(const Segmentation& segmentation, FlatPoint seed);

/// What is measured of one neural foramen in a sagittal slice.
struct FlatForamen {
    FlatMeasure height;
    FlatMeasure area;
};

/// Height and area of a neural foramen: the extent of its outline along the spine, and the area
/// inside it (height and area as in Cinotti et al., Spine 2002;27:223, from pedicle to pedicle, on
/// the free space: a bulging disc or a large articular process makes both smaller).
/// @param toFeet  unit, down the spine in the picture.
/// @return none where there is no foramen within 8 mm, or its outline is not plausible as one: 8 to
/// 320 mm2, 4 to 30 mm high, and as for the sac.
[[nodiscard]] std::optional<FlatForamen> foramenMeasures(const Segmentation& segmentation,
                                                         FlatPoint seed, FlatPoint toFeet);

} // namespace foramen
