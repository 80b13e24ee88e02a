#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// Writes one row for each measure of the spine: the value that is shown, by whom, with its
/// deviation, share and published limit, and the automatic one with the picture that it was taken
/// on (resources/manual/file-formats.md).
[[nodiscard]] Result<void> writeMeasuresCsv(const std::filesystem::path& file,
                                            const Report& report);

} // namespace foramen
