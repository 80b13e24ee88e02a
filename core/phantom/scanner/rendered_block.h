#pragma once

#include "core/base/task.h"
#include "core/imaging/volume_geometry.h"
#include "core/phantom/tissues/anatomy.h"

#include <optional>
#include <vector>

namespace foramen {

/// The signals and labels of a block of slices before noise, voxels ordered as in Volume.
struct RenderedBlock {
    std::vector<Signal> signals;
    std::vector<PhantomLabel> labels;
    std::vector<Signal>
        fat; ///< the part of signals that comes from fat; empty if it was not rendered
};

/// Renders a block of slices: every voxel averages the anatomy through its slice thickness.
/// @return nothing when cancelled.
[[nodiscard]] std::optional<RenderedBlock> renderBlock(const Anatomy& anatomy,
                                                       const Palette& palette,
                                                       const VolumeGeometry& geometry,
                                                       double sliceThickness, const Task& task);

} // namespace foramen
