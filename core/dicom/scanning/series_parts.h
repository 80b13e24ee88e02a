#pragma once

#include "core/dicom/study.h"

#include <vector>

namespace foramen {

/// Takes a series apart that holds several contrasts of the same places: echoes, water and fat,
/// magnitude and phase, diffusion weightings. Each part is a series of its own, whose description
/// and echo time say which it is; a multi-frame instance stands in several, each with its frames.
/// More than eight are a map of some kind and stay together. Repetitions in time do, too.
[[nodiscard]] std::vector<Series> partsOf(Series series);

} // namespace foramen
