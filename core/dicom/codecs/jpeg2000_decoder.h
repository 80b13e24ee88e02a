#pragma once

#include "core/dicom/codecs/codestream_head.h"
#include "core/dicom/codecs/decoded_frame.h"
#include "core/dicom/codecs/decoding_resources.h"

namespace foramen {

/// Decodes one picture: JPEG 2000 with OpenJPEG; HTJ2K with OpenJPH, or with OpenJPEG where the
/// program is built without it.
/// @param head  of this stream, compatible with @p layout
/// @param resources  its process decodes HTJ2K and streams that are not well-formed; it holds the
/// samples.
/// @return Corrupt when the stream is damaged.
[[nodiscard]] Result<DecodedFrame> decodeJpeg2000(Bytes stream, const CodestreamHead& head,
                                                  const PixelLayout& layout,
                                                  DecodingResources& resources);

} // namespace foramen
