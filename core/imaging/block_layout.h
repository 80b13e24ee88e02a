#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/volume_geometry.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// One slice of a block: a frame of an instance, or a place where a file is absent.
struct BlockSlice {
    bool absent = false; ///< a gap: positions and instance numbers show that a file is missing
    std::size_t instance = 0; ///< into Series::instances
    std::size_t frameIndex = 0; ///< 0-based
};

/// The slices of one block: parallel, equidistant, with equal matrix, spacing, orientation and
/// Frame of Reference.
struct SliceBlock {
    bool hasGeometry = true;
    /// Of its images; empty also where each image of the series names another one, which tells
    /// nothing.
    std::string frameOfReferenceUid;
    VolumeGeometry geometry;
    PixelSpacing flatSpacing; ///< see Volume::flatSpacing
    std::vector<BlockSlice> slices; ///< along the slice normal
    std::vector<Reason> remarks; ///< in what the slices differ from an upright, even stack
};

/// Sorts a series into blocks by its headers alone. See buildVolumes() for the rules and the order.
[[nodiscard]] std::vector<SliceBlock> layoutBlocks(const Series& series);

} // namespace foramen
