#pragma once

#include "core/measure/annotation.h"

#include <optional>

namespace foramen {

class CurrentStudy;
struct SeriesEntry;

/// The place of a picture in the open study.
struct PicturePlace {
    const SeriesEntry* series = nullptr;
    int block = 0; ///< of the series' volumes
    int slice = 0; ///< of the block
    int position = 0; ///< 0-based, in the stack that the series hangs in
    int count = 0; ///< of that stack
};

/// None while its series is not loaded.
[[nodiscard]] std::optional<PicturePlace> placeOf(const PictureIdentity& picture,
                                                  const CurrentStudy& current);

} // namespace foramen
