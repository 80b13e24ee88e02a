#pragma once

#include "core/dicom/parsing/pixel_layout.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace foramen {

/// Compressed pixel data in their fragments, without the offset table.
struct CompressedPixels {
    std::string transferSyntaxUid;
    std::vector<std::span<const std::uint8_t>> fragments;
};

/// Decompresses with DCMTK: JPEG, JPEG-LS, RLE.
/// @param layout  as the header says; the result's layout is the decoder's.
[[nodiscard]] Result<RawPixels> decodeWithDcmtk(const std::filesystem::path& path,
                                                const PixelLayout& layout);

/// Decompresses with GDCM: what DCMTK has no decoder for (JPEG 2000), and files whose structure
/// DCMTK refuses. GDCM is given the fragments, so that damage around them does not matter.
[[nodiscard]] Result<RawPixels> decodeWithGdcm(const CompressedPixels& pixels,
                                               const PixelLayout& layout);

} // namespace foramen
