#pragma once

#include "core/training/loop/loop_context.h"

#include <vector>

namespace foramen {

/// As LearnerOptions::devices.
[[nodiscard]] std::vector<int> sharingDevices(const TrainOptions& options);

/// Trains one network and writes its weights. @return InvalidArgument when the set holds nothing to
/// train it on.
[[nodiscard]] Result<void> trainNetwork(NetworkRole role, const LoopContext& context,
                                        const Task& task);

} // namespace foramen
