#pragma once

#include "core/dicom/codecs/codestream_head.h"
#include "core/dicom/codecs/decoded_frame.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// Decodes one picture of JPEG-LS, with CharLS.
/// @param head  of this stream, compatible with @p layout
/// @param memory  receives the samples
/// @return Corrupt when the stream is damaged.
[[nodiscard]] Result<DecodedFrame> decodeJpegLs(Bytes stream, const CodestreamHead& head,
                                                const PixelLayout& layout,
                                                std::vector<std::uint8_t>& memory);

} // namespace foramen
