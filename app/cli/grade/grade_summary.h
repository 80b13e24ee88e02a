#pragma once

#include "core/report/report.h"

#include <string>

namespace foramen {

/// The numbers of sites in one study that the summary names.
struct GradeCounts {
    int graded = 0;
    int refused = 0;
    int severe = 0; ///< of the grades that are given
    int unreliable = 0; ///< of those graded: not reliable on patients
};

[[nodiscard]] GradeCounts gradeCounts(const Assessment& assessment);

/// "1234: 25 sites graded, 0 refused, 3 severe", with what else the reader must know.
/// @param isUnreliableShown  whether grades that are not reliable on patients are in the report
[[nodiscard]] std::string gradeSummary(const Report& report, bool isUnreliableShown);

} // namespace foramen
