#pragma once

#include "core/imaging/volume_geometry.h"
#include "core/phantom/tissues/anatomy.h"

#include <vector>

namespace foramen {

/// The position of the slices of a study.
struct ScanPlan {
    VolumeGeometry sagittal;
    double sagittalThickness = 4; ///< mm
    std::vector<VolumeGeometry> axial; ///< from the head down
    double axialThickness = 3.5; ///< mm
};

/// The parts of these blocks that graders use: one for each site of a condition, or for both sides
/// of a level together, each from the block that shows it best.
[[nodiscard]] std::vector<VolumeGeometry> siteBlocks(const std::vector<VolumeGeometry>& blocks,
                                                     const Anatomy& anatomy, PhantomExtent extent);

[[nodiscard]] ScanPlan drawScanPlan(const PhantomRecipe& recipe, const Anatomy& anatomy,
                                    Random& random);

} // namespace foramen
