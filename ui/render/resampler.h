#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/volume.h"

namespace foramen {

/// A volume's values at other places, by linear interpolation between its voxels (VTK). What lies
/// outside is its lowest value. The new slices are pictures of no file: their sources have no UID,
/// so that nothing is measured on them or stored for them.
/// @param geometry where to, in the volume's Frame of Reference.
/// @return Unsupported where the volume has no geometry or too few slices to interpolate between,
/// NotFound where the places lie outside it altogether. Runs on the caller's thread.
[[nodiscard]] Result<VolumePtr> resampled(const Volume& volume, const VolumeGeometry& geometry,
                                          const Task& task = {});

} // namespace foramen
