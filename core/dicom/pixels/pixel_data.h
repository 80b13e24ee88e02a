#pragma once

#include "core/base/reason.h"
#include "core/dicom/pixels/voi_lut.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// The pictures of one instance, decoded. Value = rescaleSlope * stored + rescaleIntercept; larger
/// is brighter (MONOCHROME1 is already turned round, colour is reduced to luminance). Unsigned
/// 16-bit data are shifted by 32768, losslessly, and the intercept says so; data wider than 16 bits
/// or floating point are quantised to 65,536 steps over their range.
struct PixelData {
    int columns = 0;
    int rows = 0;
    int frames = 0; ///< that are there: the header may state more
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    std::vector<std::int16_t> stored; ///< columns fastest, then rows, then frames
    /// MONOCHROME1 was turned round: value = this - the file's rescaled value. Window centres turn
    /// round likewise.
    std::optional<double> turnedRoundFrom;
    /// Of the file's values, before they were turned round.
    VoiLut voiLut;
    std::optional<Reason> problem; ///< the pictures are there, but may be wrong in part
};

} // namespace foramen
