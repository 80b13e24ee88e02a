#pragma once

#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The input of a report. References are valid during the call.
struct ReportInput {
    const Study& study;
    const std::vector<SeriesPictures>& series;
    const Assessment& assessment;
    const std::vector<Annotation>& annotations; ///< the reader's
    std::optional<std::string> text{}; ///< instead of the draft
    std::string readerName{};
    PatientSpaces spaces{}; ///< which series share one
};

/// Makes the report of a study, with the current time; window and foramen-cli both use it.
[[nodiscard]] Report buildReport(const ReportInput& input);

/// The series with their roles: those that were graded first, then the others.
[[nodiscard]] std::vector<ReportSeries> reportSeriesOf(const Study& study,
                                                       const std::vector<SeriesPictures>& series);

} // namespace foramen
