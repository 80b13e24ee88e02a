#pragma once

#include "core/training/data/train_options.h"
#include "core/training/data/training_set.h"
#include "core/training/data/training_study.h"
#include "core/training/learner/training_runtime.h"
#include "core/training/record/training_log.h"

#include <functional>
#include <string>
#include <vector>

namespace foramen {

/// One network's share of trainModel().
struct LoopContext {
    const StudySource& source;
    const TrainingSet& set;
    const TrainOptions& options;
    TrainingRuntime& runtime;
    TrainingLog& log;
    std::function<void(const std::string&)> say;
};

/// As LearnerOptions::devices.
[[nodiscard]] std::vector<int> sharingDevices(const TrainOptions& options);

/// Trains one network and writes its weights. @return InvalidArgument when the set holds nothing to
/// train it on.
[[nodiscard]] Result<void> trainNetwork(NetworkRole role, const LoopContext& context,
                                        const Task& task);

} // namespace foramen
