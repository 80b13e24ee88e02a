#pragma once

#include "core/ai/levels/heat_maps.h"
#include "core/spine/finding.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The centre of a disc and the anatomical directions there: unit vectors, LPS.
struct DiscFrame {
    PatientPoint center; ///< LPS, mm
    PatientVector toFeet; ///< across the disc, down the spine
    PatientVector posterior; ///< along the disc
    PatientVector left; ///< along the normal of the sagittal slices, to the patient's left
};

/// The numbered discs of one sagittal series.
struct DecodedLevels {
    std::array<LevelLocation, kLevelCount> levels{};
    std::array<std::optional<DiscFrame>, kLevelCount> frames; ///< of the levels in view
    Numbering numbering;
    double score = 0; ///< log of how well levels, spacing and direction fit; 0 is perfect

    [[nodiscard]] bool anyInView() const;
};

/// Finds and numbers the discs in the sagittal localiser's maps of one series: level maps averaged
/// over the slices that hold the dural sac, discs common to all maps as candidates, and the best
/// chain of five with priors on spacing and direction, in which levels may be out of view at either
/// end. Lateral position is the sac's middle at each height. Works with a single slice.
[[nodiscard]] DecodedLevels decodeLevels(const std::vector<HeatMaps>& slices);

/// The distance of the dural sac's middle to the left of a point, mm, at the height of that point,
/// measured over all slices.
/// @return none where no slice shows the sac behind the point.
[[nodiscard]] std::optional<double> sacMiddleLeftOf(const std::vector<HeatMaps>& slices,
                                                    PatientPoint point);

} // namespace foramen
