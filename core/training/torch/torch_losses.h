#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/training/training_runtime.h"

#include <torch/types.h>

namespace foramen {

/// The loss of maps: for the first channels, one a point, the cross entropy of a softmax over the
/// map and one more bin of logit 0 against a small Gaussian at the point (or that bin); for the
/// other channels a binary cross entropy. Truth that is not known has no part in it.
/// @param maps [n, points + masks, rows, columns], f32, logits.
[[nodiscard]] torch::Tensor localiserLoss(const torch::Tensor& maps, const TrainingBatch& batch);

/// Cross entropy with the weights 1, 2, 4 of the challenge. @param logits [n, 3], f32.
[[nodiscard]] torch::Tensor graderLoss(const torch::Tensor& logits, const TrainingBatch& batch);

} // namespace foramen
