#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// Challenge tables: submission.csv and coordinates.csv for several studies together.
struct CsvStudy {
    std::string studyId;
    const Assessment* assessment = nullptr;
    /// Folder name of a series in an RSNA layout by Series Instance UID; the UID itself where there
    /// is none.
    std::vector<std::pair<std::string, std::string>> seriesIds;
};
[[nodiscard]] Result<void> writeSubmissionCsv(const std::filesystem::path& file,
                                              const std::vector<CsvStudy>& studies);
[[nodiscard]] Result<void> writeCoordinatesCsv(const std::filesystem::path& file,
                                               const std::vector<CsvStudy>& studies);
/// One row a site of one study, for people: site, AI grade and probabilities, reader grade, state,
/// who, when, point.
[[nodiscard]] Result<void> writeGridCsv(const std::filesystem::path& file, const Report& report);

} // namespace foramen
