#pragma once

#include "core/imaging/series_pictures.h"
#include "core/measure/annotation.h"
#include "core/report/report.h"

#include <vector>

namespace foramen {

class PictureWindows;

/// The reader's annotations with their measured values; without values where the series is not
/// loaded.
/// @param annotations  all of the study; key images are skipped.
[[nodiscard]] std::vector<ReportMeasurement>
reportMeasurementsOf(const std::vector<Annotation>& annotations, const Study& study,
                     const std::vector<SeriesPictures>& series);

/// The key images as small pictures, with the annotations and graded sites on them.
[[nodiscard]] std::vector<ReportKeyImage>
reportKeyImagesOf(const std::vector<Annotation>& annotations, const Assessment& assessment,
                  const Study& study, const std::vector<SeriesPictures>& series,
                  PictureWindows& windows);

} // namespace foramen
