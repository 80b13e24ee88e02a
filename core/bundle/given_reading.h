#pragma once

#include "core/base/result.h"
#include "core/report/report.h"
#include "core/report/signed/signed_report_builder.h"

#include <filesystem>

namespace foramen {

/// The report of an assessment.json, with the pictures of its study for the pages: all that the
/// file has stays as it is.
/// @return as readAssessmentJson(); InvalidArgument for the assessment of another study.
[[nodiscard]] Result<Report> readingFromFile(const std::filesystem::path& file,
                                             const ReadStudy& study);

/// The report of a study as a database has its reading: what was signed, word for word, or the work
/// on it now. A report that was opened for a correction is the work now.
/// @return NotFound where there is no such database, or nothing of this study in it; as
/// StudyDatabase; DatabaseDamaged for a signed report that is not what was signed.
[[nodiscard]] Result<Report> readingFromDatabase(const std::filesystem::path& database,
                                                 const ReadStudy& study);

} // namespace foramen
