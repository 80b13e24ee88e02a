#pragma once

#include "core/measure/annotation.h"
#include "core/report/report.h"
#include "ui/state/series/series_list.h"

#include <vector>

namespace foramen {

/// What a reader placed, with what it measures; without numbers where its series is not loaded.
/// @param annotations  all of the study; key images are passed over.
[[nodiscard]] std::vector<ReportMeasurement>
reportMeasurementsOf(const std::vector<Annotation>& annotations, const Study& study,
                     const SeriesList& series);

/// The key images as small pictures, with the annotations and graded sites that lie on them.
[[nodiscard]] std::vector<ReportKeyImage>
reportKeyImagesOf(const std::vector<Annotation>& annotations, const Assessment& assessment,
                  const Study& study, const SeriesList& series);

} // namespace foramen
