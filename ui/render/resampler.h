#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/volume.h"

namespace foramen {

/// Resamples a volume to another geometry by linear interpolation between its voxels (VTK). Voxels
/// outside of the volume get its lowest value. The new slices belong to no file: their sources have
/// no UID, so that nothing is measured on them or stored for them.
/// @param geometry of the result, in the volume's Frame of Reference.
/// @return Unsupported where the volume has no geometry or too few slices to interpolate between,
/// NotFound where the geometry lies wholly outside of it. Runs on the caller's thread.
[[nodiscard]] Result<VolumePtr> resampled(const Volume& volume, const VolumeGeometry& geometry,
                                          const Task& task = {});

} // namespace foramen
