#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/pixel_layout.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// Stored pixels without compression.
struct RawPixels {
    PixelLayout layout;
    std::vector<std::uint8_t> bytes;
    bool doubtful = false; ///< a decoder met damage and went on
};

/// Decodes encapsulated or bare compressed pixel data, one decoder an encoding: DCMTK for RLE and
/// JPEG, CharLS for JPEG-LS, OpenJPEG for JPEG 2000 and HTJ2K. The codestream's head is read first
/// and held against the header; buffers are sized by the head.
/// @param layout  as the header says; the result's layout is the codestream's. It has fewer frames
/// where fewer are there, or where one is damaged: those before it.
/// @return Corrupt or Unsupported when not even the first picture can be decoded.
[[nodiscard]] Result<RawPixels> decodeCompressed(const Dataset& header, const PixelLayout& layout);

} // namespace foramen
