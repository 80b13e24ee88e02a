#pragma once

#include "core/spine/assessment.h"

#include <array>
#include <functional>
#include <optional>

namespace foramen {

/// The order in which a row of the grid is read: from the patient's right to the left.
inline constexpr std::array kReadingOrder = {
    Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
    Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
    Condition::LeftNeuralForaminalNarrowing};

/// How the sites without a decision follow each other.
enum class ReadingOrder {
    ByLevel, ///< the rows of the grid from L1/L2 to L5/S1, each as kReadingOrder says
    ByCondition, ///< the canal at all levels, then the foramina, then the recesses
    MostDoubtfulFirst, ///< as nextUncertain()
};

/// The next site without a decision after @p from in an order, wrapping round.
[[nodiscard]] std::optional<Site> nextUnreviewed(const Assessment& assessment, Site from,
                                                 ReadingOrder order = ReadingOrder::ByLevel);

/// The next site after @p from that is wanted, wrapping round. MostDoubtfulFirst goes level by
/// level: its order is one of sites without a decision.
[[nodiscard]] std::optional<Site> nextThat(const std::function<bool(Site)>& isWanted, Site from,
                                           ReadingOrder order);

/// The site without a decision whose AI grade is the most uncertain; from an uncertain site the
/// next uncertain one, wrapping round. Sites without an AI grade come last.
[[nodiscard]] std::optional<Site> nextUncertain(const Assessment& assessment, Site from);

} // namespace foramen
