#pragma once

#include "core/ai/grading/localised_study.h"
#include "core/ai/grading/site_candidates.h"

#include <span>
#include <vector>

namespace foramen {

/// One candidate for each site of a condition and its other side, at the points that the input
/// names in place of those that networks find. A site without a point, or with one on a picture
/// that is not graded, is refused.
[[nodiscard]] std::vector<SiteCandidate>
candidatesAt(std::span<const GivenPoint> points, const LocalisedStudy& study, Condition condition);

} // namespace foramen
