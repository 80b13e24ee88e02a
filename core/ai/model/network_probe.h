#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_runtime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

/// Input and output shape of a role's network for one picture, without the batch dimension.
struct NetworkShapes {
    std::vector<std::int64_t> input;
    std::vector<std::int64_t> output;
};
[[nodiscard]] NetworkShapes shapesOf(NetworkRole role);

/// "[n, 5, 96, 96]"
[[nodiscard]] std::string textOfShape(const std::vector<std::int64_t>& shape);

/// Runs a TorchScript network on synthetic pictures, one at a time and several at once, and checks
/// that it has the shapes of its role and gives finite numbers.
/// @return ModelContract with what is wrong.
[[nodiscard]] Result<void> probeNetwork(Network& network, NetworkRole role);

} // namespace foramen
