#pragma once

#include "core/report/draft/comparison.h"
#include "core/report/draft/draft_statements.h"
#include "core/report/report.h"
#include "core/spine/assessment.h"

#include <vector>

namespace foramen {

/// Technique, findings level by level, impression; says what is the model's and not reviewed, names
/// refused sites, and never says "normal" where only Normal/Mild is known.
/// @param series  what the technique names; none: it says only what graded.
[[nodiscard]] Draft draftOf(const Assessment& assessment,
                            const std::vector<ReportSeries>& series = {},
                            const ReportComparison& comparison = {});

} // namespace foramen
