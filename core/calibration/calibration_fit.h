#pragma once

#include "core/spine/finding.h"
#include "core/spine/terms.h"

#include <array>
#include <vector>

namespace foramen {

/// The label of a site and what a grader says about it.
struct LabelledOutput {
    Severity truth = Severity::NormalMild;
    std::array<double, kSeverityCount> logits{}; ///< the grader's outputs, up to a constant
    /// Logarithms of what multiplies the probabilities of this site in any case.
    std::array<double, kSeverityCount> offsets{};
};

/// How a grader's outputs become probabilities: the softmax of outputs / temperature, times factors
/// of the grades, their sum made 1.
struct GraderCalibration {
    double temperature = 1;
    Probabilities factors{1, 1, 1}; ///< that of Normal/Mild is 1
    bool isAtLimit = false; ///< the outputs do not tell the grades apart
};

/// The calibration with the lowest log loss, weighted 1, 2, 4 as in the official score. A weak
/// normal prior holds few labels back: 1 / temperature about that of @p temperature with half of it
/// as deviation, the logarithms of the factors about 0 with deviation 1. The temperature is at most
/// twenty times @p temperature.
///  The loss is convex in 1 / temperature and the logarithms (Platt 1999 for two classes); it is
/// minimised by Newton's method.
/// @param temperature  of the model so far.
[[nodiscard]] GraderCalibration fitCalibration(const std::vector<LabelledOutput>& sites,
                                               double temperature);

} // namespace foramen
