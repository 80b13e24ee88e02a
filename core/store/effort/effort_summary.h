#pragma once

#include "core/store/effort/effort_log.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// The middle and the spread of some values.
struct Spread {
    double median = 0;
    double lower = 0; ///< quartile
    double upper = 0; ///< quartile
};

/// The studies that were read from the first site to the last with one use of the assist. Zeros
/// where there are none.
struct EffortGroup {
    AssistUse assist = AssistUse::None;
    std::size_t studies = 0;
    Spread seconds; ///< a study, all its visits together
    std::array<double, kLevelCount> levelSeconds{}; ///< medians
    std::array<double, kConditionCount> changes{}; ///< means a study
};

/// What the log says about the assist.
struct EffortSummary {
    std::array<EffortGroup, kAssistUses.size()> groups; ///< in the order of kAssistUses
    /// Studies that were not read from the first site to the last while the log was on: they count
    /// nowhere.
    std::size_t partial = 0;

    [[nodiscard]] const EffortGroup& of(AssistUse use) const;
};

/// Fewer studies than this a group are not compared: one slow study would decide.
inline constexpr std::size_t kLeastComparedStudies = 10;

/// Adds up the visits of each study until all 25 sites were decided; later ones do not count. A
/// study counts with the use of the assist that showed most, and only where its first visit began
/// with no site decided.
[[nodiscard]] EffortSummary summaryOf(const std::vector<LoggedReading>& readings);

/// Whether the groups are large enough to be compared.
[[nodiscard]] bool areComparable(const EffortGroup& a, const EffortGroup& b);

/// The log as CSV (RFC 4180), one row for each visit. Studies are numbered in the order of their
/// first reading: the table names no patient and no UID.
[[nodiscard]] std::string effortCsv(const std::vector<LoggedReading>& readings);

} // namespace foramen
