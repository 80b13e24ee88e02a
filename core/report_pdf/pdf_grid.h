#pragma once

#include "core/report_pdf/pdf_canvas.h"
#include "core/spine/assessment.h"

namespace foramen {

/// The colour of a grade on paper, dark enough for text on white.
[[nodiscard]] PdfCanvas::Color paperColor(Severity severity);

/// Draws the grid with its legend at the top of the box. As in the reading window, the patient's
/// right is on the left.
/// @return the used height.
double drawGrid(PdfCanvas& canvas, const Assessment& assessment, double x, double y, double width);

} // namespace foramen
