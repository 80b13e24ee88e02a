#pragma once

#include "core/dicom/parsing/pixel_layout.h"
#include "core/dicom/pixels/pixel_reader.h"

#include <span>

namespace foramen {

/// Turns stored pixels into PixelData, with the rescaling and palettes of the header.
/// @param bytes  native pixels in @p layout, at least layout.byteCount() of them
[[nodiscard]] Result<PixelData> convertPixels(const Dataset& header, const PixelLayout& layout,
                                              std::span<const std::uint8_t> bytes);

/// Values of any range as 65,536 steps. Not-a-number becomes the lowest value.
void quantise(const std::vector<double>& values, PixelData& pixels);

} // namespace foramen
