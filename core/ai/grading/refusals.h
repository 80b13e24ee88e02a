#pragma once

#include "core/ai/grading/localised_study.h"

namespace foramen {

/// Reasons why sites of a study are not graded.

[[nodiscard]] Reason whyNoLevel(const LocalisedRole& role, DiscLevel level);
[[nodiscard]] Reason whyNoForamen(const LocalisedRole& role, Site site);
/// @return empty where an axial slice can be searched for.
[[nodiscard]] Reason whyNoAxialSlice(const LocalisedStudy& study, DiscLevel level);
[[nodiscard]] Reason whyNoRecess(Site site);

} // namespace foramen
