#pragma once

#include "core/dicom/codecs/codestream_head.h"

#include <cstdint>
#include <optional>
#include <span>

namespace foramen {

/// Decodes a picture of HTJ2K with OpenJPH, which is not safe against damaged streams: only for a
/// DecoderProcess.
/// @param samples  words of 8 or 16 bits, colours innermost.
/// @return false when the stream is damaged; none where OpenJPEG is to decode it: samples of more
/// than 16 bits, half-sampled colour, or a program that was built without OpenJPH.
[[nodiscard]] std::optional<bool> decodeByOpenJph(Bytes stream, const CodestreamHead& head,
                                                  std::span<std::uint8_t> samples);

} // namespace foramen
