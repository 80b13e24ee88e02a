#pragma once

#include "core/spine/finding.h"

#include <span>

namespace foramen {

/// How doubtful a grade is, 0 (certain) to 1 (a guess): the entropy of the mean of the calibrated
/// probabilities that several crops of the same site gave, as a share of the largest possible one.
/// It grows with what each crop leaves open and with how much they disagree.
/// @param crops  at least one.
[[nodiscard]] double uncertaintyOf(std::span<const Probabilities> crops);

} // namespace foramen
