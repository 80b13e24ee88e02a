#pragma once

#include "ui/render/view_state.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// The voxels that count for each pixel along one axis of a pane, and how much. Beyond its edge a
/// slice goes on with the values of the edge.
struct AxisTaps {
    int taps = 0; ///< voxels for a pixel: neighbours
    std::vector<int> first; ///< for each pixel, the first of its voxels
    std::vector<float> weights; ///< of the first voxel of all pixels, then of the second, ...

    [[nodiscard]] std::size_t pixels() const { return first.size(); }
    [[nodiscard]] float weight(int tap, std::size_t pixel) const
    {
        return weights[static_cast<std::size_t>(tap) * pixels() + pixel];
    }
};

/// @param start of the centre of the first pixel, voxels: the centre of the first one is 0.
/// @param step from one pixel to the next, voxels
/// @param pixels how many
/// @param voxels along the axis, at least one
[[nodiscard]] AxisTaps axisTaps(Interpolation interpolation, double start, double step, int pixels,
                                int voxels);

} // namespace foramen
