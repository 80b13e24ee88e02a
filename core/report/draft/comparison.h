#pragma once

#include "core/report/report.h"
#include "core/spine/assessment.h"

#include <string>
#include <vector>

namespace foramen {

/// What the draft compares a study with.
struct ReportComparison {
    const Assessment* prior = nullptr; ///< null: nothing
    std::string remark; ///< one sentence on the prior, such as that its patient ID differs
};

/// What readers graded in both studies, site by site at the same level: worse, better, unchanged.
/// A grade that the model alone gave is never compared, in neither study. Sentences, each with its
/// line break.
/// @return nothing where no reader has graded the prior.
[[nodiscard]] std::string comparisonText(const Assessment& current,
                                         const ReportComparison& comparison);

/// The draft as draftText() of report.h writes it, with a section COMPARISON before the findings.
[[nodiscard]] std::string draftText(const Assessment& assessment,
                                    const std::vector<ReportSeries>& series,
                                    const ReportComparison& comparison);

} // namespace foramen
