#pragma once

#include "core/evaluation/agreement.h"

#include <array>
#include <cstddef>
#include <vector>

namespace foramen {

/// Sites whose predicted probability lies in one tenth of the range.
struct CalibrationBin {
    std::size_t count = 0;
    double meanPredicted = 0;
    double observed = 0; ///< share of positive sites
    Interval observedInterval; ///< 95 %, Wilson 1927
};

/// Predicted probabilities against observed frequencies.
struct CalibrationCurve {
    std::vector<CalibrationBin> bins; ///< by rising probability; empty tenths are left out
    /// Expected calibration error: mean distance of predicted and observed, weighted by the number
    /// of sites (Naeini 2015).
    double expectedError = 0;
};

/// The calibration and the sharpness of predicted probabilities.
struct CalibrationFigures {
    std::size_t count = 0;
    std::array<CalibrationCurve, kSeverityCount> grades; ///< of each grade's probability
    CalibrationCurve topGrade; ///< of the largest probability, against its grade being right
    double brier = 0; ///< squared error summed over the grades, mean over the sites: 0 to 2
    // Sharpness depends on predictions only. It is desirable only together with calibration.
    double meanConfidence = 0; ///< mean of the largest probability, 1/3 to 1
    double meanEntropy = 0; ///< of the three probabilities, in bits: 0 (certain) to 1.585
    std::vector<double> confidences; ///< the largest probability of each site
};

[[nodiscard]] CalibrationFigures calibrationOf(const RowGroup& rows);

} // namespace foramen
