#pragma once

#include "core/imaging/volume.h"
#include "core/spine/terms.h"
#include "ui/panes/stack/levelled_stack.h"

#include <optional>
#include <vector>

namespace foramen {

/// Signed distance of a slice from a disc of its own study, mm along the slice normal; positive
/// towards the head for axial slices, towards the patient's left for others, however they are
/// numbered. It relates places of two studies that share no coordinates.
[[nodiscard]] double distanceFromDisc(const Volume& volume, int slice, PatientPoint disc);

/// The position of a stack whose slice lies nearest to a distance from a disc of the same study.
/// @return none where no slice qualifies.
[[nodiscard]] std::optional<int> positionAtDistance(const std::vector<VolumePtr>& blocks,
                                                    PatientPoint disc, double distance);
/// The same among the positions of a level.
[[nodiscard]] std::optional<int> positionAtDistance(const LevelledStack& stack, PatientPoint disc,
                                                    double distance, DiscLevel level);

} // namespace foramen
