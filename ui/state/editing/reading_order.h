#pragma once

#include "core/spine/assessment.h"

#include <array>
#include <optional>

namespace foramen {

/// The order in which a row of the grid is read: from the patient's right to the left.
inline constexpr std::array kReadingOrder = {
    Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
    Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
    Condition::LeftNeuralForaminalNarrowing};

/// The next site without a decision after @p from in reading order, level by level, wrapping round.
[[nodiscard]] std::optional<Site> nextUnreviewed(const Assessment& assessment, Site from);

/// The site without a decision whose AI grade is the most uncertain; from an uncertain site the
/// next uncertain one, wrapping round. Sites without an AI grade come last.
[[nodiscard]] std::optional<Site> nextUncertain(const Assessment& assessment, Site from);

} // namespace foramen
