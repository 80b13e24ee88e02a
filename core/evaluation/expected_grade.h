#pragma once

#include "core/evaluation/agreement.h"

#include <array>
#include <optional>

namespace foramen {

/// The grades as numbers, 0 Normal/Mild to 2 Severe: how far the expected one (the mean under the
/// predicted probabilities) lies from the true one, and what is predicted on the whole.
struct ExpectedGrade {
    std::optional<double> meanAbsolute; ///< grades; these four: none without rows
    std::optional<double> rootMeanSquare;
    std::optional<double> bias; ///< mean of expected minus true: above 0 calls too severe
    std::optional<double> meanConfidence; ///< mean of the largest probability
    /// Share of the truth's variance that is explained (R2), negative where a constant would be
    /// nearer; none where the truth is one grade throughout.
    std::optional<double> determination;
    std::array<double, kSeverityCount> likeliest{}; ///< sites called each grade
};

[[nodiscard]] ExpectedGrade expectedGradeOf(const RowGroup& rows);

} // namespace foramen
