#pragma once

#include "core/dicom/parsing/pixel_layout.h"

#include <cstdint>
#include <optional>
#include <span>

namespace foramen {

/// The encodings of pixel data that Foramen reads.
enum class PixelEncoding { Uncompressed, Rle, Jpeg, JpegLs, Jpeg2000 };

using Bytes = std::span<const std::uint8_t>;

/// The head of a compressed picture, read before any decoder runs: SOF of JPEG, SOF55 of JPEG-LS,
/// SIZ of JPEG 2000, the segment table of RLE.
struct CodestreamHead {
    PixelEncoding encoding = PixelEncoding::Jpeg;
    int columns = 0;
    int rows = 0;
    int samples = 1;
    int bits = 8; ///< of a sample
    bool isSigned = false;
};

/// The encoding by the marker in the first bytes; none for RLE and uncompressed pixels, which have
/// no marker.
[[nodiscard]] std::optional<PixelEncoding> encodingByMark(Bytes stream);

/// Whether the bytes begin with a plausible RLE segment table for pictures of that many samples.
[[nodiscard]] bool looksLikeRle(Bytes stream, int samples);

/// Reads the head. RLE does not state its size: that of the header is taken.
/// @return Corrupt when there is no head, or when it states more than such a stream can hold.
[[nodiscard]] Result<CodestreamHead> readCodestreamHead(PixelEncoding encoding, Bytes stream,
                                                        const PixelLayout& layout);

/// How the code-blocks of a JPEG 2000 stream are coded.
enum class BlockCoding {
    Unknown, ///< the stream is not well-formed down to its tiles, or is a JP2 file
    Part1, ///< all of them
    HighThroughput, ///< some of them, or all: HTJ2K (Part 15)
};
[[nodiscard]] BlockCoding blockCodingOf(Bytes stream);

/// Compares a head with the header. Another depth is accepted. Another size or number of samples is
/// refused, since geometry and windows come from the header.
[[nodiscard]] Result<void> checkAgainstHeader(const CodestreamHead& head,
                                              const PixelLayout& layout);

} // namespace foramen
