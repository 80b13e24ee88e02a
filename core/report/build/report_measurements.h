#pragma once

#include "core/imaging/series_pictures.h"
#include "core/measure/annotation.h"
#include "core/report/report.h"

#include <vector>

namespace foramen {

/// What a reader placed, with what it measures; without numbers where its series is not loaded.
/// @param annotations  all of the study; key images are passed over.
[[nodiscard]] std::vector<ReportMeasurement>
reportMeasurementsOf(const std::vector<Annotation>& annotations, const Study& study,
                     const std::vector<SeriesPictures>& series);

/// The key images as small pictures, with the annotations and graded sites that lie on them.
[[nodiscard]] std::vector<ReportKeyImage>
reportKeyImagesOf(const std::vector<Annotation>& annotations, const Assessment& assessment,
                  const Study& study, const std::vector<SeriesPictures>& series);

} // namespace foramen
