#pragma once

#include "core/ai/localising/site_decoder.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// A sagittal series as the localiser sees it.
struct SagittalView {
    const std::vector<HeatMaps>* slices = nullptr;
    /// Of the same patient space, their centres at the spine's lateral middle. None: that level is
    /// not looked for.
    const std::array<std::optional<DiscFrame>, kLevelCount>* discs = nullptr;
};

/// The foramina of a sagittal series, both sides of each level.
struct Foramina {
    std::array<std::optional<FoundSite>, kLevelCount> left;
    std::array<std::optional<FoundSite>, kLevelCount> right;
};

/// Where the two recesses of a level lie.
struct RecessPair {
    double aside = 0; ///< mm: half the distance between left and right
    double behind = 0; ///< mm behind the disc's centre, along the disc
};
using RecessPairs = std::array<std::optional<RecessPair>, kLevelCount>;

/// On the slices 6 to 32 mm to each side of the discs' middle the foramen map's spot is looked for
/// behind each disc and a little above it. A foramen shows on two or three slices: its place is the
/// mean of theirs, weighted by how plainly each shows it. What is known of the other foramina of
/// the same spine steadies it: they lie on both sides of the middle, and left and right and
/// neighbouring levels are alike in how far from the middle, behind the disc and above it they lie.
/// Axial slices say more surely how wide a spine is and where its bodies end: foramina lie 8 mm
/// further out than its recesses and as far behind the disc, give or take 2.
/// @param view  the series on whose slices the points are put
/// @param other  another series of the same Frame of Reference, whose maps count as much once the
/// discs of both lie upon each other (the patient may have moved); no slices: there is none
/// @param recesses  of the levels where they are known, measured on the first series' discs
[[nodiscard]] Foramina findForamina(const SagittalView& view, const SagittalView& other = {},
                                    const RecessPairs& recesses = {});

} // namespace foramen
