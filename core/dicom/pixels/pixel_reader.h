#pragma once

#include "core/base/result.h"
#include "core/dicom/pixels/pixel_data.h"
#include "core/dicom/study.h"

namespace foramen {

class DecoderProcess;

/// Decodes the frames of an instance: native, RLE, JPEG, JPEG-LS, JPEG 2000, HTJ2K. Where the file
/// has fewer frames than it states, or one is damaged, the result has those before.
/// @return Corrupt when the data are damaged or shorter than the header says, Unsupported for an
/// unknown encoding.
[[nodiscard]] Result<PixelData> readPixels(const Instance& instance);
/// The same for one instance of many: @p process serves them all.
[[nodiscard]] Result<PixelData> readPixels(const Instance& instance, DecoderProcess& process);

} // namespace foramen
