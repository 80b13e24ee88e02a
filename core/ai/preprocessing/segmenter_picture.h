#pragma once

#include "core/ai/preprocessing/preprocessing.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// The size of the segmenter's input (core/ai/README.md): 128 x 230 mm. A change is a change of the
/// model format.
constexpr int kSegmenterColumns = 160; ///< pixels
constexpr int kSegmenterRows = 288; ///< pixels
constexpr double kSegmenterSpacing = 0.8; ///< mm
/// The same of the segmenters that see the surroundings of one place: 58 x 58 mm.
constexpr int kSegmenterCropSize = 96; ///< pixels, square
constexpr double kSegmenterCropSpacing = 0.6; ///< mm

/// The size of a segmenter's pictures.
struct SegmenterGrid {
    int columns = kSegmenterColumns;
    int rows = kSegmenterRows;
    double spacing = kSegmenterSpacing; ///< mm, square pixels
    [[nodiscard]] constexpr std::size_t pixels() const
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    friend bool operator==(const SegmenterGrid&, const SegmenterGrid&) = default;
};
constexpr SegmenterGrid kSpineGrid{};
constexpr SegmenterGrid kCropGrid{kSegmenterCropSize, kSegmenterCropSize, kSegmenterCropSpacing};

/// The input of a segmenter: one slice about a place. Channels and their values are those of
/// LocaliserPicture, from the pixels of this picture; local contrast is over 22 mm. Outside the
/// slice: 0.
struct SegmenterPicture {
    int slice = 0; ///< canonical index
    std::vector<float> values; ///< channels, then rows, then columns
    PictureFrame frame;
};
/// @param middle  canonical; its slice is the nearest one, 0 to slices() - 1. It lies in the middle
/// of the picture.
[[nodiscard]] SegmenterPicture segmenterPicture(const CanonicalVolume& volume, VoxelPoint middle,
                                                const PictureAffine& affine = {},
                                                const SegmenterGrid& grid = kSpineGrid);

/// Where the middle of a picture of the spine lies: midway between the outermost discs, and a
/// little behind them, since the canal is.
/// @param discs  canonical, at least one. @param slice  canonical index.
[[nodiscard]] VoxelPoint segmenterMiddle(const CanonicalVolume& volume,
                                         const std::vector<VoxelPoint>& discs, int slice);

} // namespace foramen
