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

/// The architecture that is trained for a role with these options: that of the model to begin from,
/// or that of the backbone.
[[nodiscard]] std::string architectureOf(NetworkRole role, const TrainOptions& options);

/// The architectures of the networks in a model folder, by role: from the options for those trained
/// now, from the folder's card, or else from the model to begin from, for the others.
[[nodiscard]] std::array<std::string, kNetworkRoleCount>
architecturesIn(const TrainOptions& options);

} // namespace foramen
