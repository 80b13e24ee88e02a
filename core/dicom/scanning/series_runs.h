#pragma once

#include "core/dicom/study.h"

#include <vector>

namespace foramen {

/// Divides files that lost their Series Instance UID, and that no contrast tells apart, into the
/// stacks that they evidently are: those of other matrix or pixel spacing; those at the same
/// positions, where the Instance Numbers or the SOP Instance UIDs of one stack follow those of
/// another; and even stacks whose slices lie between each other. One series where nothing tells
/// them apart.
[[nodiscard]] std::vector<Series> runsOf(Series series);

} // namespace foramen
