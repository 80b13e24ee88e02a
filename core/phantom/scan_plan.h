#pragma once

#include "core/imaging/volume_geometry.h"
#include "core/phantom/anatomy.h"

#include <vector>

namespace foramen {

/// Where the technician puts the slices.
struct ScanPlan {
    VolumeGeometry sagittal;
    double sagittalThickness = 4; ///< mm
    std::vector<VolumeGeometry> axial; ///< from the head down
    double axialThickness = 3.5; ///< mm
};

[[nodiscard]] ScanPlan drawScanPlan(const PhantomRecipe& recipe, const Anatomy& anatomy,
                                    Random& random);

} // namespace foramen
