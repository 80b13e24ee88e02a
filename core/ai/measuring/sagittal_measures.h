#pragma once

#include "core/ai/measuring/disc_outline.h"
#include "core/ai/measuring/segmentation.h"
#include "core/spine/measures/spine_measure.h"

#include <optional>
#include <vector>

namespace foramen {

/// A measure in a picture.
struct FlatMeasure {
    double value = 0; ///< in the unit of its kind
    /// How far the value moves while the edges move between places that the network thinks hardly
    /// less likely; in the same unit. 0 where that is not known.
    double unclear = 0;
    std::optional<double> percent{}; ///< see MeasureTraits::relativeTo
    std::vector<FlatPoint> points; ///< the marks, whose length is the value
};

/// Anteroposterior diameter of the dural sac at a disc, in a slice near the midline: the least
/// distance of its front and back wall within the disc's height, at a right angle to the sac's own
/// axis there. (The midsagittal AP diameter of the dural sac among the criteria that Steurer et
/// al. review, BMC Musculoskelet Disord 2011;12:175.)
/// @return none where the sac is not seen over most of the disc's height.
[[nodiscard]] std::optional<FlatMeasure> canalDiameter(const Segmentation& segmentation,
                                                       FlatPoint disc);

/// Height of a disc: the mean distance of its endplates over the middle 60 % of its depth, at a
/// right angle to the line midway between them (after Frobin et al., Clin Biomech 1997;12 Suppl
/// 1:S1, who measure from that line, too, but between the corners).
[[nodiscard]] std::optional<FlatMeasure> discHeight(const Segmentation& segmentation,
                                                    FlatPoint disc);

/// Slip of the upper vertebra: the distance of the lower posterior corner of the upper body from
/// the upper posterior corner of the lower one, along the upper endplate of the lower one; positive
/// to anterior. In per cent of the depth of that endplate (Taillard, Acta Orthop Scand 1954;24:
/// 115). A corner is where the back wall, at its mean distance 2 to 5 mm inside the body, meets the
/// endplate.
[[nodiscard]] std::optional<FlatMeasure> vertebralSlip(const Segmentation& segmentation,
                                                       FlatPoint disc);

/// Lordosis L1 to S1: the angle between the upper endplates of L1 and S1, degrees, positive for a
/// lordosis (Cobb's method, as in Vialle et al., J Bone Joint Surg Am 2005;87:260).
/// @param upper  the disc L1/L2. @param lower  the disc L5/S1.
[[nodiscard]] std::optional<FlatMeasure> lumbarLordosis(const Segmentation& segmentation,
                                                        FlatPoint upper, FlatPoint lower);

} // namespace foramen
