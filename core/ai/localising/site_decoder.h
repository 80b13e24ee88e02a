#pragma once

#include "core/ai/levels/heat_maps.h"
#include "core/ai/levels/level_decoder.h"

#include <optional>
#include <vector>

namespace foramen {

/// A graded point, on one slice.
struct FoundSite {
    std::size_t volume = 0; ///< which volume of its series
    int slice = 0; ///< canonical index in that volume
    PatientPoint point; ///< LPS, mm, in the plane of that slice
};

/// Finds the canal at a disc: the dural sac's middle behind the disc, on the sagittal slice nearest
/// the disc's centre, which lies at the spine's lateral middle. Where the sac is not visible at
/// this level (a severe stenosis hides it), its distance behind the disc is taken from the other
/// levels.
/// @return none when the sac is visible at no level.
/// @param onAxial  the sac's middle on an axial slice of the same patient space, if known: it gives
/// the distance behind the disc more accurately and has more than half of the weight.
[[nodiscard]] std::optional<FoundSite>
findCanal(const std::vector<HeatMaps>& slices, const DecodedLevels& levels, DiscLevel level,
          const std::optional<PatientPoint>& onAxial = std::nullopt);

/// The dural sac's middle behind a disc, in three dimensions: the centre of mass of the slices' sac
/// masks in a band along the disc. @return none where no slice shows the sac there.
[[nodiscard]] std::optional<PatientPoint> sacMiddleBehind(const std::vector<HeatMaps>& slices,
                                                          const DiscFrame& disc);

/// The index of a slice in one of a series' volumes.
struct VolumeSlice {
    std::size_t volume = 0;
    int slice = 0; ///< canonical index
};

/// The axial slice whose plane passes nearest to a point in the posterior part of the disc, close
/// to canal and recesses: within 6 mm, and with that point inside its picture. Of equally near
/// slices, the one that is more parallel to the disc.
[[nodiscard]] std::optional<VolumeSlice> axialSliceFor(const std::vector<CanonicalVolume>& volumes,
                                                       const DiscFrame& disc);

/// The two subarticular points on an axial slice. A side whose map says "not in view" is none; both
/// are none when left and right are exchanged.
struct Recesses {
    std::optional<FoundSite> left;
    std::optional<FoundSite> right;
    std::optional<PatientPoint> sac; ///< the dural sac's middle on that slice
};
[[nodiscard]] Recesses findRecesses(const HeatMaps& slice);

} // namespace foramen
