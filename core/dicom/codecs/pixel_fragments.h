#pragma once

#include "core/dicom/codecs/codestream_head.h"
#include "core/dicom/parsing/pixel_layout.h"

#include <vector>

namespace foramen {

/// The fragments of one picture, in the file.
using FrameFragments = std::vector<Bytes>;

/// Encapsulated pixel data, divided into pictures.
struct CompressedFrames {
    PixelEncoding encoding = PixelEncoding::Uncompressed;
    std::vector<FrameFragments> frames; ///< at most as many as the header states
};

/// Whether the pixel data are encapsulated or compressed. Where length, transfer syntax and bytes
/// contradict each other, the markers in the bytes decide.
[[nodiscard]] bool areCompressed(const Dataset& header, const PixelLayout& layout);

/// Finds the fragments and assigns them to pictures: by the offset table, else by the markers at
/// which codestreams begin, else one fragment a picture. Delimiters may be missing, and items, too,
/// where the pixel data are one bare codestream.
/// @return Corrupt when there is no picture, Unsupported for an unknown encoding. Fewer pictures
/// than stated are not an error. The spans are valid as long as @p header lives.
[[nodiscard]] Result<CompressedFrames> findFrames(const Dataset& header, const PixelLayout& layout);

} // namespace foramen
