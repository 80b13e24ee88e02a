#pragma once

#include "core/ai/model/measure_accuracy.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_contract.h"
#include "core/training/data/segmenter_block.h"
#include "core/training/record/network_figures.h"

#include <array>
#include <cstddef>
#include <vector>

namespace foramen {

/// How well a segmenter's classes agree with the truth in held-out pictures.
struct SegmenterFigures {
    std::size_t pictures = 0;
    std::array<double, segment_class::kCount> dice{}; ///< Dice coefficients, over all pixels

    /// Of vertebra, disc and canal (or foramen).
    [[nodiscard]] double meanDice() const;
};

/// What a segmenter's class segment_class::kCanal is: "canal", "sac" or "foramen".
[[nodiscard]] const char* openingOf(NetworkRole segmenter);

/// Of the middle slices of blocks. @param most  pictures, spread over all blocks.
[[nodiscard]] Result<SegmenterFigures>
measureSegmenter(const ForwardPass& forward, const std::vector<const SegmenterBlock*>& blocks,
                 std::size_t most, const Task& task);

/// How far measures on a segmenter's output lie from those on the truth of the same pictures, for
/// each kind, on generated pictures and on those of persons: in the slice with most of the canal
/// and in those beside it, 3 mm or a slice away. Thin slices are merged to 4 mm, as in most scans.
/// Of a sac that the truth shows in part only, that part is compared.
[[nodiscard]] Result<std::vector<MeasureAccuracy>>
measuresOfSegmenter(const ForwardPass& forward, const std::vector<const SegmenterBlock*>& blocks,
                    const Task& task);

} // namespace foramen
