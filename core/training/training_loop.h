#pragma once

#include "core/training/trainer.h"
#include "core/training/training_runtime.h"
#include "core/training/training_set.h"

#include <cstddef>
#include <functional>
#include <string>

namespace foramen {

/// One network's share of trainModel().
struct LoopContext {
    const StudySource& source;
    const TrainingSet& set;
    const TrainOptions& options;
    TrainingRuntime& runtime;
    std::function<void(const std::string&)> say;
};

/// "sagittal.weights", ...
[[nodiscard]] std::string weightsFileOf(NetworkRole role);
[[nodiscard]] std::string_view architectureOf(NetworkRole role);

/// Whether a study is kept apart from training.
[[nodiscard]] bool isHeldOut(std::size_t study, const TrainOptions& options);

/// Trains one network and writes its weights. @return InvalidArgument when the set holds nothing to
/// train it on.
[[nodiscard]] Result<void> trainNetwork(NetworkRole role, const LoopContext& context,
                                        const Task& task);

} // namespace foramen
