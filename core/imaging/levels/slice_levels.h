#pragma once

#include "core/imaging/volume.h"
#include "core/spine/finding.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

using LevelLocations = std::array<LevelLocation, kLevelCount>;

/// What is farther from every disc belongs to none, mm: half a vertebra and half a disc.
inline constexpr double kDiscReachMm = 22;

/// Distance of a point from one slice along the normal, mm, unsigned.
[[nodiscard]] double distanceToSlice(const Volume& volume, int slice, PatientPoint point);

/// Which level each position of an axial stack belongs to: a block belongs to the disc nearest to
/// it; a block that covers several discs is divided among them. None where no disc is near.
[[nodiscard]] std::vector<std::optional<DiscLevel>>
levelsOfPositions(const std::vector<VolumePtr>& blocks, const LevelLocations& levels);

} // namespace foramen
