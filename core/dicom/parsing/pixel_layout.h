#pragma once

#include "core/dicom/parsing/dataset.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace foramen {

/// The memory layout of stored pixels: as the header states it, or after decoding.
struct PixelLayout {
    int columns = 0;
    int rows = 0;
    int frames = 1;
    int samples = 1;
    int bitsAllocated = 16;
    int bitsStored = 16;
    int highBit = 15;
    bool isSigned = false;
    bool floating = false; ///< Float or Double Float Pixel Data
    bool bigEndian = false;
    bool planar = false; ///< colour by plane
    std::string photometric; ///< Photometric Interpretation (0028,0004)

    [[nodiscard]] std::size_t pixelsPerFrame() const
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] bool isColor() const { return samples == 3 || photometric == "PALETTE COLOR"; }
    /// Whether two pixels share their chrominance: Y1 Y2 Cb Cr.
    [[nodiscard]] bool halfSampled() const
    {
        return samples == 3 && bitsAllocated == 8 && photometric.ends_with("_422");
    }
    /// Number of bytes of all frames, uncompressed.
    [[nodiscard]] std::size_t byteCount() const;
};

/// Whether a transfer syntax has uncompressed, not encapsulated pixel data.
[[nodiscard]] bool isNativeSyntax(std::string_view transferSyntaxUid);

/// Reads the layout from the Image Pixel module.
/// @return Unsupported or Corrupt where the attributes cannot be those of a picture.
[[nodiscard]] Result<PixelLayout> pixelLayoutOf(const Dataset& data);

} // namespace foramen
