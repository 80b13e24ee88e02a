#pragma once

#include "core/ai/levels/level_decoder.h"

namespace foramen {

/// The levels of a study, from those decoded in its two sagittal series. T2 leads, unless it shows
/// no spine, or the two series are numbered differently and T1 fits clearly better. Where the
/// series share a patient space, each takes over the levels that only the other shows, and both are
/// numbered as the study is.
/// @param comparable  whether points of both series lie in one patient space
[[nodiscard]] DecodedLevels agreeOnLevels(DecodedLevels& t1, DecodedLevels& t2, bool comparable);

} // namespace foramen
