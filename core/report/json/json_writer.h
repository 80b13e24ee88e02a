#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>

namespace foramen {

/// foramen.assessment/1, the JSON of the product's contract (resources/manual/file-formats.md).
[[nodiscard]] std::string assessmentJson(const Report& report);
[[nodiscard]] Result<void> writeAssessmentJson(const std::filesystem::path& file,
                                               const Report& report);

} // namespace foramen
