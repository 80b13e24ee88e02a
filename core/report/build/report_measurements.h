#pragma once

#include "core/imaging/levels/slice_levels.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/measure/annotation.h"
#include "core/report/report.h"

#include <vector>

namespace foramen {

class PictureWindows;

/// The reader's annotations with their measured values and levels; without them where the series is
/// not loaded.
/// @param annotations  all of the study; key images are skipped.
[[nodiscard]] std::vector<ReportMeasurement>
reportMeasurementsOf(const std::vector<Annotation>& annotations, const LevelLocations& discs,
                     const Study& study, const std::vector<SeriesPictures>& series,
                     const PatientSpaces& spaces);

/// The key images as small pictures, with the annotations and graded sites on them.
[[nodiscard]] std::vector<ReportKeyImage>
reportKeyImagesOf(const std::vector<Annotation>& annotations, const Assessment& assessment,
                  const Study& study, const std::vector<SeriesPictures>& series,
                  PictureWindows& windows);

} // namespace foramen
