#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/torch/network.h"

#include <array>
#include <cstdint>
#include <memory>

namespace foramen {

/// A residual network as in He et al., "Deep residual learning for image recognition" (CVPR 2016):
/// blocks of two 3 x 3 convolutions, or bottlenecks of 1 x 1, 3 x 3 and 1 x 1 with the stride in
/// the 3 x 3 convolution ("v1.5"). Differences from the paper: crops are less than half as wide as
/// the pictures there, so there is no pooling after the first convolution, and the last features
/// have 6 x 6 instead of 7 x 7 places; the input channels are a crop's slices and the position of
/// each pixel.
struct ResidualOptions {
    std::array<int, 4> blocks{2, 2, 2, 2}; ///< of each resolution
    bool bottleneck = false;
    std::int64_t channels = 5; ///< of the input
    bool places = true; ///< two more channels hold the position of each pixel
    std::int64_t outputs = 3;
};

[[nodiscard]] std::shared_ptr<NetworkModule> makeResidualNetwork(const ResidualOptions& options);

} // namespace foramen
