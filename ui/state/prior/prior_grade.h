#pragma once

#include "core/spine/terms.h"

#include <QString>

namespace foramen {

class Prior;

/// "Moderate, by Dr A", "Severe, AI only", "not graded": a prior's grade of a site, and whose it
/// is.
[[nodiscard]] QString priorGradeText(const Prior& prior, Site site);
/// "worse", "better", "same"; empty where one of the two has no grade.
[[nodiscard]] QString priorChangeText(const Prior& prior, Site site);

} // namespace foramen
