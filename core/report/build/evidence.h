#pragma once

#include "core/imaging/series_pictures.h"
#include "core/report/report.h"

#include <vector>

namespace foramen {

class PictureWindows;

/// Makes pictures of the Moderate and Severe sites: 50 mm around each point, in its series.
[[nodiscard]] std::vector<EvidencePicture> evidenceOf(const Assessment& assessment,
                                                      const std::vector<SeriesPictures>& series,
                                                      PictureWindows& windows);

} // namespace foramen
