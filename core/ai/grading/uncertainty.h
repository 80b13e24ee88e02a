#pragma once

#include "core/spine/finding.h"

#include <span>

namespace foramen {

/// The uncertainty of a grade, 0 (certain) to 1 (a guess): the entropy of the mean of the
/// calibrated probabilities that several crops of the same site gave, as a share of the largest
/// possible one. It grows with the uncertainty of each crop and with the disagreement among them.
/// @param crops  at least one.
[[nodiscard]] double uncertaintyOf(std::span<const Probabilities> crops);

} // namespace foramen
