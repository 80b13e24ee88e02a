#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>

namespace foramen {

/// The name of the file that programs and people look for.
inline constexpr const char* kAssessmentFile = "assessment.json";

/// The assessment as JSON, format foramen.assessment/1 (resources/manual/file-formats.md).
[[nodiscard]] std::string assessmentJson(const Report& report);
[[nodiscard]] Result<void> writeAssessmentJson(const std::filesystem::path& file,
                                               const Report& report);

} // namespace foramen
