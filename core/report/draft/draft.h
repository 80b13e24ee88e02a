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
/// @param readers  what the reader measured of the spine.
[[nodiscard]] Draft draftOf(const Assessment& assessment,
                            const std::vector<ReportSeries>& series = {},
                            const ReportComparison& comparison = {},
                            const std::vector<ReaderMeasure>& readers = {});
/// The draft of a report, without a comparison.
[[nodiscard]] Draft draftOf(const Report& report);

} // namespace foramen
