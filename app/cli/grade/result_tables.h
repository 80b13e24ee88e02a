#pragma once

#include "core/base/result.h"
#include "core/report/build/report_files.h"
#include "core/report/report.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace foramen {

/// Adds the files named assessment.json below a folder, sorted. @return NotReadable.
[[nodiscard]] Result<void> addAssessmentFiles(const std::filesystem::path& folder,
                                              std::vector<std::filesystem::path>& files);

/// Whether one run of `grade` has a study before another one in its tables: by study date, Study
/// Instance UID and study id, as scanStudies() sorts.
[[nodiscard]] bool comesBefore(const Report& one, const Report& other);

/// Writes the tables of all studies into a folder. @return as writeReports().
[[nodiscard]] Result<ReportFiles> writeTables(const std::filesystem::path& folder,
                                              std::span<const Report> reports);

/// The content of the tables of these studies, to compare. @return NotWritable where there is no
/// room for temporary files.
[[nodiscard]] Result<std::string> tableText(std::span<const Report> reports);

} // namespace foramen
