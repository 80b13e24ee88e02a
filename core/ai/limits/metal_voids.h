#pragma once

#include "core/ai/levels/level_decoder.h"
#include "core/ai/preprocessing/preprocessing.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The vertebrae between which the lumbar discs lie: L1 to L5 and S1.
constexpr std::size_t kLumbarVertebraCount = kLevelCount + 1;

/// The signal void in a pedicle.
struct PedicleVoid {
    double area = 0; ///< mm2 of the second largest hole among neighbouring slices: a hole in one
                     ///< slice alone counts for nothing
};

/// The pedicles of one sagittal series: vertebra, then left and right. None: not in the picture, or
/// the vertebra is too dark to tell holes in its pedicles.
using PedicleVoids = std::array<std::array<std::optional<PedicleVoid>, 2>, kLumbarVertebraCount>;

/// Measures voids in the pedicles, 7 to 26 mm beside the discs' middle: a void is darker than a
/// quarter of its own vertebra's marrow and thicker than 5 mm. Cortex, ligaments and joints are
/// thinner or lie elsewhere; fat, marrow, muscle and discs are brighter.
[[nodiscard]] PedicleVoids pedicleVoidsOf(const std::vector<CanonicalVolume>& volumes,
                                          const DecodedLevels& levels);

/// The levels next to pedicles with metal: a void in two neighbouring slices, in every series that
/// shows the pedicle. Where only one series shows it, the void has to be larger.
[[nodiscard]] std::array<bool, kLevelCount>
levelsNearMetal(const std::vector<PedicleVoids>& series);

} // namespace foramen
