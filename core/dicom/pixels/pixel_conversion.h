#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/pixel_layout.h"
#include "core/dicom/pixels/pixel_data.h"

#include <cstdint>
#include <span>
#include <vector>

namespace foramen {

/// Converts stored pixels to PixelData, with the rescaling and palettes of the header.
/// @param bytes  uncompressed pixels in @p layout, at least layout.byteCount()
/// @param memory  is used for the result; its content is lost.
[[nodiscard]] Result<PixelData> convertPixels(const Dataset& header, const PixelLayout& layout,
                                              std::span<const std::uint8_t> bytes,
                                              std::vector<std::int16_t> memory = {});

} // namespace foramen
