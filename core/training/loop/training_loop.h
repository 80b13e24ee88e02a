#pragma once

#include "core/training/loop/loop_context.h"

#include <vector>

namespace foramen {

/// The devices that share each batch, as in LearnerOptions::devices.
[[nodiscard]] std::vector<int> sharingDevices(const TrainOptions& options);

/// Trains one network and writes its weights. @return InvalidArgument when the set has no examples
/// for it.
[[nodiscard]] Result<void> trainNetwork(NetworkRole role, const LoopContext& context,
                                        const Task& task);

} // namespace foramen
