#pragma once

#include "core/measure/level_measures.h"
#include "core/report_pdf/pdf_canvas.h"
#include "core/spine/spine_variant.h"

#include <vector>

namespace foramen {

/// The height of drawMeasures(), points; 0 without measures.
[[nodiscard]] double measuresHeight(const std::vector<LevelMeasure>& measures);

/// Draws the measures of the spine as a table of the levels, with lordosis and a legend below:
/// automatic ones grey with their deviation, those of the reader bold, those beyond a published
/// limit with a star. Kinds that nowhere have a value get no column. The patient's right is on the
/// left.
void drawMeasures(PdfCanvas& canvas, const std::vector<LevelMeasure>& measures,
                  const SpineVariant& variant, double x, double y, double width);

} // namespace foramen
