#pragma once

#include "core/dicom/codecs/codestream_head.h"
#include "core/dicom/parsing/pixel_layout.h"

#include <vector>

namespace foramen {

/// The bytes of one picture as its fragments lie in the file.
using FrameFragments = std::vector<Bytes>;

/// Encapsulated pixel data, cut into pictures.
struct CompressedFrames {
    PixelEncoding encoding = PixelEncoding::Uncompressed;
    std::vector<FrameFragments> frames; ///< at most as many as the header states
};

/// Whether the pixel data are encapsulated or compressed. Length, transfer syntax and bytes may
/// contradict each other: the bytes' own marks decide.
[[nodiscard]] bool areCompressed(const Dataset& header, const PixelLayout& layout);

/// Finds fragments and the pictures that they make up: by the offset table, else by the marks that
/// a codestream begins with, else one fragment a picture. Delimiters may be missing, and items too
/// where the pixel data are one bare codestream.
/// @return Corrupt when nothing of a picture is there, Unsupported when the encoding is not one of
/// ours. Fewer pictures than stated are no error. The spans live as long as @p header.
[[nodiscard]] Result<CompressedFrames> findFrames(const Dataset& header, const PixelLayout& layout);

} // namespace foramen
