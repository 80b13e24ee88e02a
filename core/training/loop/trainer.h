#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/training/data/train_options.h"
#include "core/training/data/training_study.h"

#include <functional>
#include <string>

namespace foramen {

/// Trains networks and writes a model folder: weights, card.json, log.csv with its curves in
/// training.html and, below checkpoints/, what resuming needs. Networks of the folder that
/// are not among @p options.networks stay as they are. Weights are measured on the studies kept
/// apart.
/// @param say  receives a line for the user now and then.
/// @return RuntimeMissing, DeviceFailed, InvalidArgument, NotWritable, Cancelled (checkpoints are
/// written), or the source's failure.
[[nodiscard]] Result<void> trainModel(const StudySource& source, const TrainOptions& options,
                                      const std::function<void(const std::string&)>& say,
                                      const Task& task = {});

} // namespace foramen
