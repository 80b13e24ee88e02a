#pragma once

#include "core/report/report_annotations.h"
#include "core/report_pdf/pdf_canvas.h"

namespace foramen {

/// Rows of the table of measurements. @return height, points.
double drawMeasurementHeader(PdfCanvas& canvas, double x, double y, double width);
[[nodiscard]] double measurementRowHeight(const PdfCanvas& canvas,
                                          const ReportMeasurement& measurement, double width);
double drawMeasurementRow(PdfCanvas& canvas, const ReportMeasurement& measurement,
                          const PdfCanvas::Box& place);

/// A key image with its marks, fitted into a black box.
void drawKeyImage(PdfCanvas& canvas, const ReportKeyImage& key, const PdfCanvas::Box& box);
/// "Sagittal T2/STIR, 7 of 17": under the picture.
[[nodiscard]] std::string captionOf(const ReportKeyImage& key);

} // namespace foramen
