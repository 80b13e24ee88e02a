#pragma once

#include "core/spine/assessment.h"

#include <vector>

namespace foramen {

/// Points of neighbouring levels that lie nearer to each other mark one disc, mm.
inline constexpr double kLeastLevelStep = 12;

/// What is wrong with two points of a study.
struct PointIssue {
    enum class Kind {
        Sides, ///< the left point lies to the patient's right of the right one
        Order, ///< the point of the lower level lies above that of the upper one
        SamePlace, ///< two levels are marked at one place
    };
    Kind kind = Kind::Sides;
    Site site; ///< the left one, or that of the upper level
    Site other;
    double mm = 0; ///< how far the point is on the wrong side or above; how near they are
    friend bool operator==(const PointIssue&, const PointIssue&) = default;
};

/// Contradictions between points of which a person or a table of labels placed one. Points of
/// different series are not compared: their frames of reference may differ.
[[nodiscard]] std::vector<PointIssue> pointIssues(const Assessment& assessment);

} // namespace foramen
