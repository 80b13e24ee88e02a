#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <span>

namespace foramen {

/// Writes one table for statistics over many studies: a row for each site of each study, by
/// study id and in the order of siteIndex(), with what the model said, what readers decided, and
/// the measurements of the level (resources/manual/file-formats.md). Without names of patients.
[[nodiscard]] Result<void> writeStatisticsCsv(const std::filesystem::path& file,
                                              std::span<const Report> reports);

} // namespace foramen
