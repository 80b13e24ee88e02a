#pragma once

#include "core/base/reason.h"
#include "core/dicom/pixels/voi_lut.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// The decoded pixel values of one instance. Value = rescaleSlope * stored + rescaleIntercept;
/// larger is brighter (MONOCHROME1 is inverted, of colours it is the luminance). Unsigned 16-bit
/// data are shifted by 32768 and the intercept by as much, without loss; wider and floating-point
/// data are quantised to 65,536 steps over their range.
struct PixelData {
    int columns = 0;
    int rows = 0;
    int frames = 0; ///< decoded; the header may state more
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    std::vector<std::int16_t> stored; ///< columns fastest, then rows, then frames
    std::vector<std::uint8_t> colors; ///< red, green, blue of each of them; empty for grey pixels
    /// Set where MONOCHROME1 was inverted: value = this - rescaled value of the file. Window
    /// centres are inverted likewise.
    std::optional<double> turnedRoundFrom;
    /// Of the values of the file, before inversion.
    VoiLut voiLut;
    /// The codestream has bytes where the header says words, or the other way round: windows of the
    /// file are of other values, and voiLut is empty.
    bool isOfOtherDepth = false;
    std::optional<Reason> problem; ///< the pictures may be partly wrong
};

} // namespace foramen
