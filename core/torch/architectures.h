#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/torch/network.h"

#include <memory>
#include <string_view>

namespace foramen {

/// Builds a network with random weights (LibTorch's global generator). @param architecture  a name
/// in core/ai/model/network_contract.h. @return nullptr for an unknown architecture.
[[nodiscard]] std::shared_ptr<NetworkModule> makeNetwork(std::string_view architecture);

} // namespace foramen
