#pragma once

#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/training/data/segmenter_block.h"
#include "core/training/learner/training_runtime.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// A picture as the segmenter sees it, with the truth of its pixels.
struct SegmenterExample {
    std::vector<float> picture; ///< as SegmenterPicture::values
    std::vector<float> shares; ///< as TrainingBatch::masks of one example
    /// Centres of the discs, as far as known, in pixels of the picture.
    std::array<std::optional<ImagePoint>, kLevelCount> discs;
    std::optional<ImagePoint> site{}; ///< likewise, of a sac or foramen
    PictureFrame frame;
    SegmenterGrid grid;
};

/// A slice of a block in a random pose, of random thickness, with other contrast, shape and noise.
[[nodiscard]] SegmenterExample augmentedExample(const SegmenterBlock& block, std::uint64_t seed);
/// A slice as it is, about the middle of the spine, sac or foramen, as a grading cuts it out.
/// @param thickness  mm: the mean of so many slices, for a source of thin ones.
[[nodiscard]] SegmenterExample plainExample(const SegmenterBlock& block, int slice,
                                            double thickness = 0);

/// @param examples  of one segmenter.
[[nodiscard]] TrainingBatch batchOf(const std::vector<SegmenterExample>& examples);

} // namespace foramen
