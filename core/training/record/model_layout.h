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

/// The architecture that is trained for a role: the backbone for graders, a fixed one for
/// localisers.
[[nodiscard]] std::string_view architectureOf(NetworkRole role, Backbone backbone);

/// The architectures of the networks in a model folder, by role: from the options for those trained
/// now, from the folder's card for the others.
[[nodiscard]] std::array<std::string, kNetworkRoleCount>
architecturesIn(const TrainOptions& options);

} // namespace foramen
