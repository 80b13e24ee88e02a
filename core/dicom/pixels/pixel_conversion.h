#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/pixel_layout.h"
#include "core/dicom/pixels/pixel_data.h"

#include <cstdint>
#include <span>

namespace foramen {

/// Converts stored pixels to PixelData, with the rescaling and palettes of the header.
/// @param bytes  uncompressed pixels in @p layout, at least layout.byteCount()
[[nodiscard]] Result<PixelData> convertPixels(const Dataset& header, const PixelLayout& layout,
                                              std::span<const std::uint8_t> bytes);

} // namespace foramen
