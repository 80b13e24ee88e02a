#pragma once

#include "core/base/result.h"
#include "core/dicom/codecs/decoding_resources.h"
#include "core/dicom/parsing/pixel_layout.h"

namespace foramen {

/// Decoded pixels of an instance.
struct RawPixels {
    PixelLayout layout;
    Bytes bytes;
    bool doubtful = false; ///< a decoder found damage and continued
};

/// Decodes encapsulated or bare compressed pixel data, with one decoder for each encoding: DCMTK
/// for RLE and JPEG, CharLS for JPEG-LS, OpenJPEG for JPEG 2000, OpenJPH for HTJ2K. The head of
/// the codestream is read first and compared with the header; it decides the sizes of buffers.
/// @param layout  of the header. The result has the layout of the codestream; it has fewer frames
/// where the file has fewer or one is damaged (then those before it).
/// @param resources  holds the bytes of the result until the next picture is decoded with it; its
/// process decodes what no decoder in this process is trusted with.
/// @return Corrupt or Unsupported when the first picture cannot be decoded.
[[nodiscard]] Result<RawPixels> decodeCompressed(const Dataset& header, const PixelLayout& layout,
                                                 DecodingResources& resources);

} // namespace foramen
