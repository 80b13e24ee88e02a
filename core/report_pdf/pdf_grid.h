#pragma once

#include "core/report_pdf/pdf_canvas.h"
#include "core/spine/assessment.h"

namespace foramen {

/// The colour of a grade on paper: dark enough for a letter on white.
[[nodiscard]] PdfCanvas::Color paperColor(Severity severity);

/// Draws the grid as the reading window does, the patient's right on the left, with its legend, at
/// the top of the box.
/// @return the height that it took.
double drawGrid(PdfCanvas& canvas, const Assessment& assessment, double x, double y, double width);

} // namespace foramen
