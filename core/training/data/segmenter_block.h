#pragma once

#include "core/training/data/stored_pixel.h"
#include "core/training/data/training_study.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The class of a stored pixel: a channel of segment_class, or unknown.
using StoredClass = std::uint8_t;
constexpr StoredClass kUnknownClass = 255;

/// Neighbouring sagittal slices about the spine's middle with the class of each pixel, in canonical
/// orientation (columns to posterior, rows to the feet), at the resolution of their source.
struct SegmenterBlock {
    std::string patient; ///< or generated study: none is both learned from and measured on
    std::size_t number = 0; ///< of the patient in its source
    bool isGenerated = false;
    bool isSacrumKnown = false; ///< otherwise pixels of the sacrum are background
    int columns = 0;
    int rows = 0;
    int slices = 0;
    double spacing = 1; ///< mm, square pixels
    double sliceSpacing = 1; ///< mm
    int middleSlice = 0; ///< the one that shows most of the canal
    std::vector<StoredPixel> pixels; ///< slices, then rows, then columns
    std::vector<StoredClass> classes; ///< likewise
    /// Centres of the discs L1/L2 to L5/S1, as far as known, in pixels of a slice.
    std::array<std::optional<ImagePoint>, kLevelCount> discs;
};

/// The middle slices of a generated study's sagittal T2. @return none where the study has no
/// segmentation of it.
[[nodiscard]] std::optional<SegmenterBlock> segmenterBlockOf(const TrainingStudy& study,
                                                             std::size_t number);

/// Fills in the slice that shows most of the canal, and the discs from the classes there: the
/// lowest one of the slice is L5/S1.
void findMiddleAndDiscs(SegmenterBlock& block);

} // namespace foramen
