#pragma once

#include "core/spine/finding.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>

namespace foramen {

/// The cut-offs that a site chose for the grades of one condition. They replace the rule "the
/// likeliest grade" and leave the probabilities as they are.
struct CutOff {
    /// Moderate or worse from this sum of their probabilities on; none: the likeliest decides.
    std::optional<double> moderate{};
    /// Severe from this probability on; none: the likeliest decides.
    std::optional<double> severe{};

    [[nodiscard]] bool isSet() const { return moderate || severe; }
    friend bool operator==(const CutOff&, const CutOff&) = default;
};

/// The cut-offs of all conditions, in the order of Condition; none are set at first.
using OperatingPoints = std::array<CutOff, kConditionCount>;

/// The grade at a cut-off: Severe where its cut-off is reached, else at least Moderate where that
/// one is reached. Without cut-offs the likeliest grade.
[[nodiscard]] Severity gradeAt(const Probabilities& probabilities, const CutOff& cutOff);

} // namespace foramen
