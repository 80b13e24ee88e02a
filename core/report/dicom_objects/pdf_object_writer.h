#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string_view>

namespace foramen {

/// Writes the PDF of the report inside a DICOM object (Encapsulated PDF Storage), in a series of
/// its own, verified once the report is signed.
/// @param pdf  bytes of the PDF. @return NotWritable.
[[nodiscard]] Result<void> writePdfObject(const std::filesystem::path& file, const Report& report,
                                          std::string_view pdf);

} // namespace foramen
