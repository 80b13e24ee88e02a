#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/training/data/train_options.h"
#include "core/training/data/training_study.h"

#include <functional>
#include <string>

namespace foramen {

/// Trains networks and writes a model folder: weights, card.json, log.csv with its curves in
/// training.html and checkpoints/ for resuming. Networks of the folder that are not in @p
/// options.networks stay unchanged; those that it lacks come from the model to begin from, if there
/// is one. Weights are measured on the held-out studies.
/// @param say  called with lines of text for the user.
/// @return RuntimeMissing, DeviceFailed, InvalidArgument, NotWritable, Cancelled (checkpoints are
/// written), or the source's failure.
[[nodiscard]] Result<void> trainModel(const StudySource& source, const TrainOptions& options,
                                      const std::function<void(const std::string&)>& say,
                                      const Task& task = {});

} // namespace foramen
