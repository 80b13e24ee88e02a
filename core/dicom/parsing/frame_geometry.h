#pragma once

#include "core/dicom/parsing/dataset.h"
#include "core/dicom/study.h"

namespace foramen {

/// The item of a functional group macro that applies to a frame: its own, else the shared one, else
/// null.
/// @param frameIndex  0-based
[[nodiscard]] const DatasetItem* functionalGroup(const Dataset& data, std::size_t frameIndex,
                                                 DicomTag macro);

/// Reads the frames of an image with their planes and spacings, from the functional groups of an
/// enhanced object or the attributes of a classic one.
[[nodiscard]] std::vector<Frame> readFrames(const Dataset& data);

} // namespace foramen
