#pragma once

#include "core/training/data/training_set.h"
#include "core/training/learner/training_runtime.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

/// One example of a localiser, as arrays of a batch.
struct LocaliserExample {
    std::vector<float> picture; ///< channels, rows, columns
    std::vector<float> points; ///< as TrainingBatch::points, one example
    std::vector<float> masks; ///< as TrainingBatch::masks, one example
};

/// The picture of a slice with its truth, augmented. Equal seeds give equal examples.
[[nodiscard]] LocaliserExample augmentedExample(const LocaliserSlice& slice, std::uint64_t seed);
/// The picture as in grading, without augmentation.
[[nodiscard]] LocaliserExample plainExample(const LocaliserSlice& slice);

/// The crop of a site, as preprocessing makes it, with jitter and augmentation.
[[nodiscard]] std::vector<float> augmentedCrop(const SiteBlock& block, std::uint64_t seed);
[[nodiscard]] std::vector<float> plainCrop(const SiteBlock& block);

/// A batch of localiser examples, all of one plane.
[[nodiscard]] TrainingBatch batchOf(const std::vector<LocaliserExample>& examples,
                                    PicturePlane plane);
/// A batch of crops with their grades.
[[nodiscard]] TrainingBatch batchOf(const std::vector<std::vector<float>>& crops,
                                    const std::vector<Severity>& grades);

} // namespace foramen
