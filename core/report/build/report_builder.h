#pragma once

#include "core/imaging/series_pictures.h"
#include "core/report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What a report is made of. References live as long as the call.
struct ReportInput {
    const Study& study;
    const std::vector<SeriesPictures>& series;
    const Assessment& assessment;
    const std::vector<Annotation>& annotations; ///< the reader's
    std::optional<std::string> text{}; ///< in place of the draft
    std::string readerName{};
};

/// The report of a study, dated now: the same in every program.
[[nodiscard]] Report buildReport(const ReportInput& input);

/// The series that went into the grading first, then the others, with their roles.
[[nodiscard]] std::vector<ReportSeries> reportSeriesOf(const Study& study,
                                                       const std::vector<SeriesPictures>& series);

} // namespace foramen
