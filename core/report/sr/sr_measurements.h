#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_content.h"

#include <vector>

/// Functions that make the items of the reader's measurements and key images; for sr_*.cpp only.
namespace foramen::sr {

/// One measurement group for each annotation: TID 1410 for areas, TID 1501 for lengths, angles,
/// texts and arrows.
[[nodiscard]] std::vector<SrItem> measurementGroups(const Report& report);

/// A container of image references; only for reports with key images.
[[nodiscard]] SrItem keyImages(const Report& report);

/// The images that measurementGroups() and keyImages() refer to.
[[nodiscard]] std::vector<SrImageReference> measuredImages(const Report& report);

} // namespace foramen::sr
