#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/training/learner/training_runtime.h"

#include <torch/types.h>

#include <cstdint>
#include <string_view>

namespace foramen {

/// What a network in training gives, and so what its loss compares.
enum class NetworkOutput {
    Maps, ///< of a localiser
    Grades,
    Classes, ///< of each pixel
};
[[nodiscard]] NetworkOutput outputOf(std::string_view architecture);

/// A TrainingBatch, or some of its examples, as tensors. The loss of a batch is the sum of the
/// losses of its parts: each is divided by the totals of the whole batch.
struct TorchBatch {
    torch::Tensor input;
    torch::Tensor points; ///< as TrainingBatch::points; of a localiser, else undefined
    torch::Tensor masks; ///< likewise, and of a segmenter
    torch::Tensor grades; ///< of a grader, else undefined
    double knownPoints = 1; ///< of the whole batch, at least 1
    double knownMaskPixels = 1; ///< likewise; of a segmenter: pixels with a known class
    double gradeWeight = 1; ///< sum of 1, 2, 4 over the grades of the whole batch

    [[nodiscard]] std::int64_t size() const { return input.size(0); }
    [[nodiscard]] TorchBatch part(std::int64_t from, std::int64_t count,
                                  torch::Device device) const;
};

/// On the CPU.
[[nodiscard]] TorchBatch torchBatch(const TrainingBatch& batch, NetworkOutput output);

/// The loss of maps. For the first channels, one for each point: the cross entropy of a softmax
/// over the map and one more bin of logit 0 against a small Gaussian at the point (or that bin).
/// For the other channels: binary cross entropy. Unknown truth does not count.
/// @param maps [n, points + masks, rows, columns], f32, logits.
[[nodiscard]] torch::Tensor localiserLoss(const torch::Tensor& maps, const TorchBatch& batch);

/// Cross entropy with the weights 1, 2, 4 of the challenge. @param logits [n, 3], f32.
[[nodiscard]] torch::Tensor graderLoss(const torch::Tensor& logits, const TorchBatch& batch);

/// Cross entropy of a softmax over the classes of each pixel, against the share of each class in
/// it. Unknown pixels do not count; where the sacrum alone is unknown, it counts as background.
/// Pixels are not weighted by class: that would move the place where two classes are equally likely
/// away from their border. @param logits [n, classes, rows, columns], f32.
[[nodiscard]] torch::Tensor segmenterLoss(const torch::Tensor& logits, const TorchBatch& batch);

} // namespace foramen
