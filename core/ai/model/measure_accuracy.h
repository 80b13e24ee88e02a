#pragma once

#include "core/spine/measures/spine_measure.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// How far the measures of one kind lie from those taken on the true segmentation of the same
/// pictures, none of which the segmenter was trained on. In the unit of the kind.
struct MeasureAccuracy {
    MeasureKind kind = MeasureKind::CanalDiameter;
    bool isGenerated = false; ///< on generated pictures, else on pictures of persons
    int count = 0; ///< measures
    int studies = 0; ///< or patients, that they come from
    double meanError = 0; ///< mean absolute difference
    double bias = 0; ///< mean difference; positive: measured too large
    double deviation = 0; ///< root of the mean squared difference
    std::string source; ///< of pictures and truth
};

/// The deviation to state for a measure: that on persons where it was measured, else that on
/// generated pictures. @return none where the kind was not measured at all.
[[nodiscard]] std::optional<double> deviationOf(const std::vector<MeasureAccuracy>& measures,
                                                MeasureKind kind);

} // namespace foramen
