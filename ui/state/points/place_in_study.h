#pragma once

#include "core/imaging/levels/slice_levels.h"
#include "core/imaging/volume.h"
#include "core/spine/finding.h"

#include <optional>

namespace foramen {

struct OpenStudy;

// Where points and places of one series lie in another, and on which side of the patient.

/// A point of a series in the coordinates of a volume, LPS, mm; none where the two are not linked.
[[nodiscard]] std::optional<PatientPoint>
pointIn(const OpenStudy& study, const SiteLocation& location, const Volume& shown);

/// The discs in the coordinates of a volume, LPS, mm.
[[nodiscard]] LevelLocations discsIn(const OpenStudy& study, const VolumePtr& shown);

/// The side of a place.
enum class PlaceSide { Left, Right, Middle, Unknown };

/// The patient's side on which a point of a volume lies, LPS, mm: of the midline at a level, taken
/// from its canal point or its disc, else from the nearest level that has one. Middle within 0.5 mm
/// of it; Unknown where no level has a place in that volume.
[[nodiscard]] PlaceSide sideOfPlace(const OpenStudy& study, DiscLevel level, PatientPoint point,
                                    const Volume& shown);

} // namespace foramen
