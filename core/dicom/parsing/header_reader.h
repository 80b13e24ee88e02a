#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/dataset.h"

#include <memory>

namespace foramen {

/// Reads a header. Tolerates a missing preamble, a missing or wrong transfer syntax, and missing
/// delimiters.
/// @return NotDicom when the bytes are no DICOM object, Corrupt when nothing could be read before
/// the damage.
[[nodiscard]] Result<Dataset> readHeader(std::unique_ptr<ByteSource> source);

} // namespace foramen
