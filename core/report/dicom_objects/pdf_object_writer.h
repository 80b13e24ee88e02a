#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <functional>

namespace foramen {

/// Draws a report on pages into a file; see PdfWriter of core/report/build/export_formats.h.
using DrawPdf = std::function<Result<void>(const std::filesystem::path&, const Report&)>;

/// Writes the PDF of the report inside a DICOM object (Encapsulated PDF Storage), in a series of
/// its own, verified once the report is signed. The pages are drawn into a file beside @p file,
/// which is removed then.
/// @return the failure of drawing, or NotWritable.
[[nodiscard]] Result<void> writePdfObject(const std::filesystem::path& file, const Report& report,
                                          const DrawPdf& draw);

} // namespace foramen
