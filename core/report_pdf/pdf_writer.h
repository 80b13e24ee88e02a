#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

/// Qt's printer or any other device with pages. Only declared: core headers include no Qt.
class QPagedPaintDevice;

namespace foramen {

/// Makes a PDF with report text, grid, evidence strip, measurements and key images on A4 pages.
/// Needs a QGuiApplication.
[[nodiscard]] Result<void> writePdf(const std::filesystem::path& file, const Report& report);

/// Draws the pages of writePdf() on the caller's device, fitted to its paper.
/// @return NotWritable where the device cannot be drawn on: no printer, or its file cannot be
/// created.
[[nodiscard]] Result<void> printReport(QPagedPaintDevice& device, const Report& report);

} // namespace foramen
