#include "core/evaluation/expected_grade.h"

#include <algorithm>
#include <cmath>

namespace foramen {

ExpectedGrade expectedGradeOf(const RowGroup& rows)
{
    ExpectedGrade result;
    if (rows.empty())
        return result;
    const auto count = static_cast<double>(rows.size());
    double absolute = 0;
    double square = 0;
    double bias = 0;
    double confidence = 0;
    double truthSum = 0;
    double truthSquare = 0;
    for (const ScoredRow* row : rows) {
        const Probabilities p = scaledProbabilities(*row);
        const auto truth = static_cast<double>(row->truth);
        const double away = p[1] + 2 * p[2] - truth;
        const auto* const best = std::max_element(p.begin(), p.end());
        absolute += std::abs(away);
        square += away * away;
        bias += away;
        confidence += *best;
        truthSum += truth;
        truthSquare += truth * truth;
        ++result.likeliest[static_cast<std::size_t>(best - p.begin())];
    }
    result.meanAbsolute = absolute / count;
    result.rootMeanSquare = std::sqrt(square / count);
    result.bias = bias / count;
    result.meanConfidence = confidence / count;
    const double variance = truthSquare - truthSum * truthSum / count;
    constexpr double none = 1e-9; // rounding
    if (variance > none)
        result.determination = 1 - square / variance;
    return result;
}

} // namespace foramen
