#pragma once

#include "core/dicom/parsing/dataset.h"
#include "core/dicom/study.h"

namespace foramen {

/// Reads what separates a frame from others at its position: from its functional groups, else from
/// the attributes of a classic object.
/// @param frameIndex  0-based
[[nodiscard]] PictureContrast readContrast(const Dataset& data, std::size_t frameIndex);

} // namespace foramen
