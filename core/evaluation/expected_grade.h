#pragma once

#include "core/evaluation/agreement.h"

#include <array>
#include <optional>

namespace foramen {

/// The agreement of expected and true grades. Grades are numbers, 0 Normal/Mild to 2 Severe; the
/// expected grade is the mean under the predicted probabilities.
struct ExpectedGrade {
    std::optional<double> meanAbsolute; ///< grades; these four: none without rows
    std::optional<double> rootMeanSquare;
    std::optional<double>
        bias; ///< mean of expected minus true: above 0, predictions are too severe
    std::optional<double> meanConfidence; ///< mean of the largest probability
    /// Share of the truth's variance that is explained (R2), negative where a constant would be
    /// better; none where all true grades are equal.
    std::optional<double> determination;
    std::array<double, kSeverityCount> likeliest{}; ///< number of sites with each likeliest grade
};

[[nodiscard]] ExpectedGrade expectedGradeOf(const RowGroup& rows);

} // namespace foramen
