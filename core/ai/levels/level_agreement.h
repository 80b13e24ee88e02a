#pragma once

#include "core/ai/levels/level_decoder.h"

namespace foramen {

/// What the levels of a study are taken to be, from the readings of its two sagittal series. T2
/// leads, unless it shows no spine, or both number their discs differently and T1 fits clearly
/// better. Where the series share a patient space, each learns from the other the levels that it
/// does not show, and numbers its discs as the study does.
/// @param comparable  whether points of both series lie in one patient space
[[nodiscard]] DecodedLevels agreeOnLevels(DecodedLevels& t1, DecodedLevels& t2, bool comparable);

} // namespace foramen
