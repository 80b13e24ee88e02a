#include "core/report/pdf_words.h"

#include "core/report/dicom_values.h"

#include <fmt/format.h>

namespace foramen {

bool isSigned(const Report& report)
{
    return report.final && !report.readerName.empty();
}

std::string whoDecidedText(const Report& report)
{
    int byReader = 0;
    int byModel = 0;
    std::string names;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = report.assessment.cell(siteAt(index));
        byReader += cell.isReviewed() ? 1 : 0;
        byModel += cell.state() == CellState::AiSuggested ? 1 : 0;
        const std::string name =
            cell.decision ? readableName(cell.decision->readerName) : std::string();
        if (!name.empty() && names.find(name) == std::string::npos)
            names += (names.empty() ? "" : "; ") + name;
    }
    std::string text = byReader == 0
        ? std::string("no reader")
        : fmt::format("{} of 25 by a reader{}", byReader, names.empty() ? "" : " (" + names + ")");
    text += fmt::format(", {} by the model alone, not reviewed", byModel);
    if (isSigned(report))
        text += "; signed by " + readableName(report.readerName);
    return text;
}

std::string inputSeriesText(const Report& report)
{
    std::string text;
    for (const ReportSeries& series : report.series)
        if (!series.role.empty())
            text += (text.empty() ? "" : ", ") + series.role + ' ' + series.seriesInstanceUid;
    return text.empty() ? "none used" : text;
}

} // namespace foramen
