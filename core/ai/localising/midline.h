#pragma once

#include "core/ai/levels/level_decoder.h"
#include "core/ai/localising/lateral_course.h"
#include "core/ai/localising/site_decoder.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// Points in the middle of the spine, one for each level, from one source.
struct MiddleSource {
    std::array<std::optional<PatientPoint>, kLevelCount> points; ///< LPS, mm
    double deviation = 1; ///< mm: their usual lateral error
};

/// The dural sac's middle on a sagittal series. Its accuracy is limited by the slice distance of 4
/// to 5 mm.
[[nodiscard]] MiddleSource
sagittalMiddle(const std::vector<HeatMaps>& slices,
               const std::array<std::optional<DiscFrame>, kLevelCount>& discs);

/// The dural sac's middle on axial slices, and the middle between the two recesses.
/// @param recesses  one for each level
[[nodiscard]] std::array<MiddleSource, 2> axialMiddles(const std::vector<Recesses>& recesses);

/// Moves the discs' centres along the normal of the sagittal slices onto the smooth course that
/// fits all sources best. A patient may have moved between two series: if a whole source lies more
/// than 4 mm beside the first one, only its shape counts.
/// @param sources  of the same Frame of Reference; the first is the series' own
void centreLaterally(DecodedLevels& levels, const std::vector<MiddleSource>& sources);

} // namespace foramen
