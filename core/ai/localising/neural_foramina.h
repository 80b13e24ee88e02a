#pragma once

#include "core/ai/localising/site_decoder.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// A sagittal series as the localiser sees it.
struct SagittalView {
    const std::vector<HeatMaps>* slices = nullptr;
    /// The discs in the same patient space, with their centres at the spine's lateral middle. None:
    /// that level is not searched for.
    const std::array<std::optional<DiscFrame>, kLevelCount>* discs = nullptr;
};

/// The foramina of a sagittal series, both sides of each level.
struct Foramina {
    std::array<std::optional<FoundSite>, kLevelCount> left;
    std::array<std::optional<FoundSite>, kLevelCount> right;
};

/// The position of the two recesses of a level relative to its disc.
struct RecessPair {
    double aside = 0; ///< mm: half the distance between left and right
    double behind = 0; ///< mm behind the disc's centre, along the disc
};
using RecessPairs = std::array<std::optional<RecessPair>, kLevelCount>;

/// Finds the foramina on the slices 6 to 32 mm to each side of the discs' middle: the peak of the
/// foramen map behind each disc and a little above it. A foramen is visible on two or three slices;
/// its place is their mean, weighted by the strength of the peak on each. The other foramina of the
/// same spine are a prior: left and right and neighbouring levels are alike in their distance from
/// the middle, behind the disc and above it. Axial slices show the width of the spine and the back
/// of its bodies more accurately: foramina lie 8 mm further out than the recesses and as far behind
/// the disc, both within 2 mm.
/// @param view  the series whose slices the points are placed on
/// @param other  another series of the same patient space, whose maps have equal weight after its
/// discs are aligned with those of the first (the patient may have moved); no slices: there is none
/// @param recesses  of the levels where they are known, measured on the first series' discs
[[nodiscard]] Foramina findForamina(const SagittalView& view, const SagittalView& other = {},
                                    const RecessPairs& recesses = {});

} // namespace foramen
