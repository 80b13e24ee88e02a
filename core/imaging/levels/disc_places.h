#pragma once

#include "core/imaging/series_role.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"
#include "core/spine/finding.h"
#include "core/spine/terms.h"

#include <array>
#include <functional>
#include <vector>

namespace foramen {

/// The discs in the coordinates of a volume; none where it is not linked to the series that they
/// were found in: the sagittal T2, without it the sagittal T1 or the axial T2.
/// @param shown  null: in the coordinates in which they were found.
[[nodiscard]] std::array<LevelLocation, kLevelCount>
discPlaces(const std::array<LevelLocation, kLevelCount>& levels, const VolumePtr& shown,
           const PatientSpaces& spaces,
           const std::function<std::vector<VolumePtr>(SeriesRole)>& volumesFor);

} // namespace foramen
