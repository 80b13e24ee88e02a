#pragma once

#include "core/report/draft/draft_statements.h"
#include "core/spine/assessment.h"

namespace foramen {

/// What the draft compares a study with.
struct ReportComparison {
    const Assessment* prior = nullptr; ///< null: nothing
    bool isIdentityInDoubt = false; ///< patient ID or birth date differ or are missing
};

/// The section COMPARISON: what readers graded in both studies, site by site at the same level:
/// worse, better, unchanged. A grade that the model alone gave is never compared, in neither study.
/// @return no lines where no reader has graded the prior.
[[nodiscard]] DraftSection comparisonSection(const Assessment& current,
                                             const ReportComparison& comparison);

} // namespace foramen
