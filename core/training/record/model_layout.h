#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/training/data/train_options.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace foramen {

/// "sagittal.weights", ...
[[nodiscard]] std::string weightsFileOf(NetworkRole role);

/// What is trained for a role: graders are of the backbone, localisers are always the same.
[[nodiscard]] std::string_view architectureOf(NetworkRole role, Backbone backbone);

/// The architectures of the networks in a model folder by role: of those trained now by their
/// backbone, of the others by the folder's card.
[[nodiscard]] std::array<std::string, kNetworkRoleCount>
architecturesIn(const TrainOptions& options);

} // namespace foramen
