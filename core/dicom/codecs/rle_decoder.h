#pragma once

#include "core/dicom/codecs/codestream_head.h"
#include "core/dicom/codecs/decoded_frame.h"

namespace foramen {

/// Decodes one picture of DICOM RLE (PS3.5 Annex G), with DCMTK.
/// @param head  of this stream, compatible with @p layout
/// @return Corrupt when the stream is damaged.
[[nodiscard]] Result<DecodedFrame> decodeRle(Bytes stream, const CodestreamHead& head,
                                             const PixelLayout& layout);

} // namespace foramen
