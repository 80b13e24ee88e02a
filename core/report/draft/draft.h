#pragma once

#include "core/report/draft/comparison.h"
#include "core/report/draft/draft_statements.h"
#include "core/report/report.h"
#include "core/spine/assessment.h"

#include <vector>

namespace foramen {

/// Makes the draft: technique, findings by level, impression. It marks grades by the model that are
/// not reviewed, lists refused sites, and never says "normal" where only Normal/Mild is known.
/// @param series  named in the technique; none: it names the model only.
[[nodiscard]] Draft draftOf(const Assessment& assessment,
                            const std::vector<ReportSeries>& series = {},
                            const ReportComparison& comparison = {});

} // namespace foramen
