#pragma once

#include "core/training/data/train_options.h"
#include "core/training/data/training_set.h"
#include "core/training/data/training_study.h"
#include "core/training/learner/training_runtime.h"
#include "core/training/record/training_log.h"

#include <functional>
#include <string>

namespace foramen {

/// What the training of each network of a model shares: the studies, the options, the runtime and
/// the log. References to objects of trainModel(), which outlives it.
struct LoopContext {
    const StudySource& source;
    const TrainingSet& set;
    const TrainOptions& options;
    TrainingRuntime& runtime;
    TrainingLog& log;
    std::function<void(const std::string&)> say;
};

} // namespace foramen
