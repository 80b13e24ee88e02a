#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

/// Qt's printer or any other device with pages. Named here and nowhere described: core headers
/// include no Qt.
class QPagedPaintDevice;

namespace foramen {

/// Report text, grid, evidence strip, measurements, key images on A4 pages. Needs a
/// QGuiApplication.
[[nodiscard]] Result<void> writePdf(const std::filesystem::path& file, const Report& report);

/// Draws the very pages of writePdf() on a device of the caller, fitted to its paper.
/// @return NotWritable where the device cannot be drawn on: no printer, or its file cannot be made.
[[nodiscard]] Result<void> printReport(QPagedPaintDevice& device, const Report& report);

} // namespace foramen
