#pragma once

#include "core/base/result.h"
#include "core/dicom/pixels/pixel_data.h"
#include "core/dicom/study.h"

#include <cstdint>
#include <vector>

namespace foramen {

struct DecodingResources;

/// Decodes the frames of an instance: native, RLE, JPEG, JPEG-LS, JPEG 2000, HTJ2K. Where the file
/// has fewer frames than it states, or one is damaged, the result has those before.
/// @return Corrupt when the data are damaged or shorter than the header says, Unsupported for an
/// unknown encoding.
[[nodiscard]] Result<PixelData> readPixels(const Instance& instance);
/// The same for one instance of many.
/// @param resources  serve them all.
/// @param memory  is used for PixelData::stored; its content is lost.
[[nodiscard]] Result<PixelData> readPixels(const Instance& instance, DecodingResources& resources,
                                           std::vector<std::int16_t> memory = {});

} // namespace foramen
