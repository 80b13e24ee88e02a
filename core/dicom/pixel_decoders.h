#pragma once

#include "core/dicom/pixel_layout.h"

#include <filesystem>

namespace foramen {

/// Decompresses with DCMTK: JPEG, JPEG-LS, RLE.
/// @param layout  as the header says; the result's layout is the decoder's.
[[nodiscard]] Result<RawPixels> decodeWithDcmtk(const std::filesystem::path& path,
                                                const PixelLayout& layout);

/// Decompresses with GDCM: what DCMTK has no decoder for (JPEG 2000), and files whose structure
/// DCMTK refuses.
[[nodiscard]] Result<RawPixels> decodeWithGdcm(const std::filesystem::path& path,
                                               const PixelLayout& layout);

} // namespace foramen
