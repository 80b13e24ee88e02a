#pragma once

#include "core/imaging/volume.h"

#include <optional>

namespace foramen {

/// The geometry of a volume's content in slices of a standard plane along the patient's axes, as
/// far as the volume reaches: square pixels of its smallest spacing, slices as far apart as its
/// voxels are across the plane, coarser where there would be too many voxels.
/// @return none for a volume without geometry or of fewer than three slices, and for Oblique.
[[nodiscard]] std::optional<VolumeGeometry> reformatGeometry(const Volume& volume,
                                                             AnatomicalPlane plane);

} // namespace foramen
