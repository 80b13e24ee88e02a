#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_content.h"

#include <vector>

/// The reader's measurements and key images in the SR's tree; for sr_*.cpp alone.
namespace foramen::sr {

/// One measurement group each: TID 1410 around an area, TID 1501 for lengths, angles, texts and
/// arrows.
[[nodiscard]] std::vector<SrItem> measurementGroups(const Report& report);

/// A container of image references; only to be used where there are key images.
[[nodiscard]] SrItem keyImages(const Report& report);

/// The pictures that the two above refer to.
[[nodiscard]] std::vector<SrImageReference> measuredImages(const Report& report);

} // namespace foramen::sr
