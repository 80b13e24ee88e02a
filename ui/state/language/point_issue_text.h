#pragma once

#include "core/spine/checks/point_issues.h"

#include <QString>

namespace foramen {

/// What is wrong with two points, as a sentence.
[[nodiscard]] QString pointIssueText(const PointIssue& issue);

} // namespace foramen
