#include "app/cli/grade/grade_summary.h"

#include <fmt/format.h>

#include <cstddef>

namespace foramen {

GradeCounts gradeCounts(const Assessment& assessment)
{
    GradeCounts counts;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        const bool refused = !cell.finding || cell.finding->refused;
        ++(refused ? counts.refused : counts.graded);
        counts.unreliable += !refused && cell.finding->unreliable ? 1 : 0;
        counts.severe += cell.severity() == Severity::Severe ? 1 : 0;
    }
    return counts;
}

std::string gradeSummary(const Report& report, bool isUnreliableShown)
{
    const GradeCounts counts = gradeCounts(report.assessment);
    std::string text = fmt::format("{}: {} sites graded, {} refused, {} severe", report.studyId,
                                   counts.graded, counts.refused, counts.severe);
    if (counts.unreliable > 0)
        text += fmt::format("; {} not reliable on patients{}", counts.unreliable,
                            isUnreliableShown ? "" : " and left out of the report");
    if (!report.assessment.numbering().certain)
        text += "; levels numbered without certainty";
    return text;
}

} // namespace foramen
