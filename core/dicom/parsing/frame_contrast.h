#pragma once

#include "core/dicom/parsing/dataset.h"
#include "core/dicom/study.h"

#include <vector>

namespace foramen {

/// Reads what separates each frame from others at its position: from its functional groups, else
/// from the attributes of a classic object. Where frames of one object differ by nothing but a
/// time or an index along a dimension, standard or private, these count as their repetition.
/// @param frames  of the object, with their planes
void readContrasts(const Dataset& data, std::vector<Frame>& frames);

} // namespace foramen
