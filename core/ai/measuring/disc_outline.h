#pragma once

#include "core/ai/measuring/segmentation.h"

#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// The share of a class at which its edge lies.
constexpr double kEdge = 0.5;

/// A straight line, to posterior.
struct FlatLine {
    FlatPoint point;
    FlatPoint direction{1, 0}; ///< unit
};

/// The line nearest to some points, measured across @p posterior, without those that lie far off.
/// @return none for fewer than four points.
[[nodiscard]] std::optional<FlatLine> lineThrough(const std::vector<FlatPoint>& points,
                                                  FlatPoint posterior);

using ShareAt = std::function<double(FlatPoint)>;

/// The distance from a place inside a structure to its edge, interpolated between samples.
/// @param direction  unit. @param most  mm.
/// @return none where @p from is not inside, or no edge is near enough.
[[nodiscard]] std::optional<double> distanceToEdge(const ShareAt& share, FlatPoint from,
                                                   FlatPoint direction, double most,
                                                   double edge = kEdge);

/// A disc in a sagittal picture.
struct DiscOutline {
    FlatPoint center;
    FlatPoint posterior; ///< unit, midway between the endplates' directions
    double front = 0; ///< ends of the disc along @ref posterior from the centre, mm; negative
    double back = 0;
    FlatLine upperPlate; ///< lower endplate of the vertebra above, through its middle
    FlatLine lowerPlate; ///< upper endplate of the vertebra below
    double height = 0; ///< mean distance of the endplates over the middle 60 % of the disc, mm

    [[nodiscard]] FlatPoint toFeet() const { return downFrom(posterior); }
    [[nodiscard]] double depth() const { return back - front; }
};

/// Finds the disc at a place, and fits its endplates.
/// @param seed  its centre, to within 8 mm.
/// @return none where no disc lies there, or it has no shape of one: too small, too large, as high
/// as deep, or with edges that are not seen over its middle.
[[nodiscard]] std::optional<DiscOutline> discOutline(const Segmentation& segmentation,
                                                     FlatPoint seed, double edge = kEdge);

} // namespace foramen
