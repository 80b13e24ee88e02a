#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

/// Qt's printer or any other device with pages. Named here and nowhere described: core headers
/// include no Qt.
class QPagedPaintDevice;

namespace foramen {

/// Draws the very pages of writePdf() on a device of the caller, A4 fitted to its paper (target
/// foramen::report_pdf, needs a QGuiApplication).
/// @return NotWritable where the device cannot be drawn on: no printer, or its file cannot be made.
[[nodiscard]] Result<void> printReport(QPagedPaintDevice& device, const Report& report);

} // namespace foramen
