#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// A study in the tables of the challenge, submission.csv and coordinates.csv.
struct CsvStudy {
    std::string studyId;
    const Assessment* assessment = nullptr;
    /// Folder name of a series in the RSNA layout by Series Instance UID; where there is none, the
    /// UID is used.
    std::vector<std::pair<std::string, std::string>> seriesIds;
};
[[nodiscard]] Result<void> writeSubmissionCsv(const std::filesystem::path& file,
                                              const std::vector<CsvStudy>& studies);
[[nodiscard]] Result<void> writeCoordinatesCsv(const std::filesystem::path& file,
                                               const std::vector<CsvStudy>& studies);
/// One row for each site of one study, for people: site, AI grade and probabilities, reader grade,
/// state, author, time, point.
[[nodiscard]] Result<void> writeGridCsv(const std::filesystem::path& file, const Report& report);

} // namespace foramen
