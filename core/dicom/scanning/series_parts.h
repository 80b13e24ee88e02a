#pragma once

#include "core/dicom/study.h"

#include <vector>

namespace foramen {

/// Splits a series that has several contrasts at the same positions: echoes, water and fat,
/// magnitude and phase, diffusion weightings. Each part is a series of its own, named in its
/// description and echo time; a multi-frame instance occurs in several parts, each with its own
/// frames. More than eight contrasts are taken for a parameter series and stay together, and so do
/// repetitions in time.
[[nodiscard]] std::vector<Series> partsOf(Series series);

} // namespace foramen
