#pragma once

#include "core/report/draft/draft_statements.h"
#include "core/spine/assessment.h"

namespace foramen {

/// The prior study that the draft compares with.
struct ReportComparison {
    const Assessment* prior = nullptr; ///< null: nothing
    bool isIdentityInDoubt = false; ///< patient ID or birth date differ or are missing
};

/// Makes the section COMPARISON: the sites that readers graded in both studies: worse, better,
/// unchanged. Grades by the model alone are not compared, in either study.
/// @return no lines where no reader has graded the prior.
[[nodiscard]] DraftSection comparisonSection(const Assessment& current,
                                             const ReportComparison& comparison);

} // namespace foramen
