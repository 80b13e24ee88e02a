#pragma once

#include "core/ai/levels/level_decoder.h"
#include "core/ai/localising/lateral_course.h"
#include "core/ai/localising/site_decoder.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// Places in the middle of the spine, one a level, as one source shows them.
struct MiddleSource {
    std::array<std::optional<PatientPoint>, kLevelCount> points; ///< LPS, mm
    double deviation = 1; ///< mm: how far to the side they usually are off
};

/// The dural sac's middle on a sagittal series. Slices lie 4 to 5 mm apart, so it is no sharper.
[[nodiscard]] MiddleSource
sagittalMiddle(const std::vector<HeatMaps>& slices,
               const std::array<std::optional<DiscFrame>, kLevelCount>& discs);

/// The dural sac's middle on axial slices, and midway between the two recesses.
/// @param recesses  one for each level
[[nodiscard]] std::array<MiddleSource, 2> axialMiddles(const std::vector<Recesses>& recesses);

/// Moves the discs' centres along the normal of the sagittal slices onto the smooth course that
/// fits all sources best. A patient may have moved between two series: of a source that lies more
/// than 4 mm aside of the first one as a whole, only the shape counts.
/// @param sources  of the same Frame of Reference; the first is the series' own
void centreLaterally(DecodedLevels& levels, const std::vector<MiddleSource>& sources);

} // namespace foramen
