#pragma once

#include "core/ai/preprocessing/segmenter_picture.h"
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

/// Neighbouring slices with the class of each pixel, in canonical orientation, at the resolution of
/// their source: sagittal ones about the spine's middle (columns to posterior, rows to the feet),
/// or the surroundings of one sac (axial: columns to the left, rows to posterior) or foramen.
struct SegmenterBlock {
    std::string patient; ///< or generated study: none is both learned from and measured on
    std::size_t number = 0; ///< of the patient in its source
    bool isGenerated = false;
    bool isSacrumKnown = false; ///< otherwise pixels of the sacrum are background
    PicturePlane plane = PicturePlane::Sagittal;
    /// The middle of sac or foramen, in pixels of a slice; none for slices of the whole spine.
    std::optional<ImagePoint> site{};
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

    /// Of the pictures that are made from it.
    [[nodiscard]] SegmenterGrid grid() const { return site ? kCropGrid : kSpineGrid; }
};

/// The middle slices of a generated study's sagittal T2. @return none where the study has no
/// segmentation of it.
[[nodiscard]] std::optional<SegmenterBlock> segmenterBlockOf(const TrainingStudy& study,
                                                             std::size_t number);

/// The dural sac at each level of a generated study, in one axial slice each.
[[nodiscard]] std::vector<SegmenterBlock> sacBlocksOf(const TrainingStudy& study,
                                                      std::size_t number);
/// Each neural foramen of a generated study, in one slice of sagittal T1 each.
[[nodiscard]] std::vector<SegmenterBlock> foramenBlocksOf(const TrainingStudy& study,
                                                          std::size_t number);

/// Axial slices through the discs of thin sagittal ones, along each disc, as wide as these reach.
/// What lies beyond them is unknown, and black.
[[nodiscard]] std::vector<SegmenterBlock> axialBlocksOf(const SegmenterBlock& sagittal);

/// Fills in the slice that shows most of the canal, and the discs from the classes there: the
/// lowest one of the slice is L5/S1.
void findMiddleAndDiscs(SegmenterBlock& block);

} // namespace foramen
