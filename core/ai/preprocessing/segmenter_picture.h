#pragma once

#include "core/ai/preprocessing/preprocessing.h"

#include <vector>

namespace foramen {

/// The size of the segmenter's input (core/ai/README.md): 128 x 230 mm. A change is a change of the
/// model format.
constexpr int kSegmenterColumns = 160; ///< pixels
constexpr int kSegmenterRows = 288; ///< pixels
constexpr double kSegmenterSpacing = 0.8; ///< mm

/// The input of the segmenter: one sagittal slice at 0.8 mm about a place on the spine. Channels
/// and their values are those of LocaliserPicture, from the pixels of this picture; local contrast
/// is over 22 mm. Outside the slice: 0.
struct SegmenterPicture {
    int slice = 0; ///< canonical index
    std::vector<float> values; ///< channels, then rows, then columns
    PictureFrame frame;
};
/// @param middle  canonical; its slice is the nearest one, 0 to slices() - 1. It lies in the middle
/// of the picture.
[[nodiscard]] SegmenterPicture segmenterPicture(const CanonicalVolume& volume, VoxelPoint middle,
                                                const PictureAffine& affine = {});

/// Where the middle of a picture of the spine lies: midway between the outermost discs, and a
/// little behind them, since the canal is.
/// @param discs  canonical, at least one. @param slice  canonical index.
[[nodiscard]] VoxelPoint segmenterMiddle(const CanonicalVolume& volume,
                                         const std::vector<VoxelPoint>& discs, int slice);

} // namespace foramen
