#pragma once

#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/phantom/recipe/phantom_labels.h"

#include <vector>

namespace foramen {

/// One series of a phantom, with the truth of each voxel.
struct PhantomSeries {
    SeriesRole role = SeriesRole::SagittalT2;
    std::vector<VolumePtr>
        blocks; ///< one for sagittal, up to five for axial, slices along each block's normal
    double repetitionTime = 0; ///< ms
    double echoTime = 0; ///< ms
    double inversionTime = 0; ///< ms, 0 for none
    std::vector<std::vector<PhantomLabel>>
        labels; ///< one mask for each block, of its size and order of voxels
};

} // namespace foramen
