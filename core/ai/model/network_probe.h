#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_runtime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

/// What a role's network takes and gives for one picture: shapes without the batch.
struct NetworkShapes {
    std::vector<std::int64_t> input;
    std::vector<std::int64_t> output;
};
[[nodiscard]] NetworkShapes shapesOf(NetworkRole role);

/// "[n, 5, 96, 96]"
[[nodiscard]] std::string textOfShape(const std::vector<std::int64_t>& shape);

/// Runs a network of another maker on made-up pictures, alone and several at once: whether it takes
/// and gives what its role demands, and finite numbers.
/// @return ModelContract with what is wrong.
[[nodiscard]] Result<void> probeNetwork(Network& network, NetworkRole role);

} // namespace foramen
