#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/pixel_layout.h"
#include "core/dicom/pixels/pixel_data.h"

#include <cstdint>
#include <span>

namespace foramen {

/// Converts RGB, YBR and PALETTE COLOR to red, green and blue of 8 bits, and to their luminance.
/// @param bytes  uncompressed pixels in @p layout, which isColor()
/// @param pixels  with the size of the pictures
/// @return Unsupported or Corrupt where a palette is missing or too short.
[[nodiscard]] Result<PixelData> convertColors(const Dataset& header, const PixelLayout& layout,
                                              std::span<const std::uint8_t> bytes,
                                              PixelData pixels);

} // namespace foramen
