#pragma once

#include "core/imaging/volume.h"

#include <vtkSmartPointer.h>

class vtkImageData;

namespace foramen {

/// A view of a volume's own voxels in index space: voxel centres at integers, nothing copied. It
/// must not outlive the volume. For the sources of this folder only.
[[nodiscard]] vtkSmartPointer<vtkImageData> wrappedVoxels(const Volume& volume);
/// Likewise of its colours, three components a voxel.
[[nodiscard]] vtkSmartPointer<vtkImageData> wrappedColors(const Volume& volume);

} // namespace foramen
