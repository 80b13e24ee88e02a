#pragma once

#include "core/imaging/series_pictures.h"
#include "core/report/report.h"

#include <vector>

namespace foramen {

class PictureWindows;

/// The pictures that site points and measurements lie on, in the order of their first point: those
/// of the model's grades that are shown, of readers' decisions, and of measurements.
/// @param measurements  see reportMeasurementsOf().
[[nodiscard]] std::vector<ReportPicture>
reportPicturesOf(const Assessment& assessment, const std::vector<ReportMeasurement>& measurements,
                 const Study& study, const std::vector<SeriesPictures>& series,
                 PictureWindows& windows);

} // namespace foramen
