#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/torch/network.h"

#include <memory>
#include <string_view>

namespace foramen {

/// Builds a network with random weights (torch's global generator). @return nullptr for an unknown
/// architecture. @param architecture a name of core/ai/model/network_contract.h.
[[nodiscard]] std::shared_ptr<NetworkModule> makeNetwork(std::string_view architecture);

} // namespace foramen
