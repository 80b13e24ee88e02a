#include "ui/render/axis_taps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

constexpr int kMostTaps = 4;

struct Kernel {
    int taps = 1;
    int first = 0; ///< voxel, may lie outside the slice
    std::array<double, kMostTaps> weights{1};
};

Kernel kernelAt(Interpolation interpolation, double position)
{
    const double below = std::floor(position);
    const double f = position - below;
    const int voxel = static_cast<int>(below);
    switch (interpolation) {
    case Interpolation::Nearest:
        break;
    case Interpolation::Linear:
        return {2, voxel, {1 - f, f}};
    case Interpolation::Cubic: // Catmull-Rom
        return {4,
                voxel - 1,
                {((2 - f) * f - 1) * f / 2, ((3 * f - 5) * f * f + 2) / 2,
                 ((4 - 3 * f) * f + 1) * f / 2, (f - 1) * f * f / 2}};
    }
    return {1, static_cast<int>(std::floor(position + 0.5)), {1}};
}

} // namespace

AxisTaps axisTaps(Interpolation interpolation, double start, double step, int pixels, int voxels)
{
    const int most = kernelAt(interpolation, 0).taps;
    AxisTaps axis{std::min(most, voxels), {}, {}};
    const auto count = static_cast<std::size_t>(std::max(0, pixels));
    axis.first.resize(count);
    axis.weights.assign(count * static_cast<std::size_t>(axis.taps), 0);
    for (std::size_t pixel = 0; pixel < count; ++pixel) {
        // Far outside, the edge's value counts; the limits keep the number of a voxel an int.
        const double position =
            std::clamp(start + step * static_cast<double>(pixel), -8.0, voxels + 8.0);
        const Kernel kernel = kernelAt(interpolation, position);
        const int first = std::clamp(kernel.first, 0, voxels - axis.taps);
        axis.first[pixel] = first;
        for (int tap = 0; tap < kernel.taps; ++tap) {
            const int voxel = std::clamp(kernel.first + tap, 0, voxels - 1);
            const auto place = static_cast<std::size_t>(voxel - first);
            axis.weights[place * count + pixel] +=
                static_cast<float>(kernel.weights[static_cast<std::size_t>(tap)]);
        }
    }
    return axis;
}

} // namespace foramen
