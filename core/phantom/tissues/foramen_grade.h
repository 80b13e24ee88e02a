#pragma once

#include "core/phantom/body/spine_curve.h"
#include "core/phantom/body/spine_sections.h"
#include "core/phantom/tissues/spine_spot.h"
#include "core/spine/terms.h"

namespace foramen {

/// What a slice through a foramen shows, measured on its geometry.
struct ForamenMeasures {
    float fat = 0; ///< share of the disc of 6 mm about the site's point
    float cover = 0; ///< share of the root's outline that borders on fat
    float rootLost = 0; ///< share of the root's area that other structures take
};

/// After Lee: Moderate where the fat around the root is obliterated on two sides or more, Severe
/// where it is gone and the root is pressed.
[[nodiscard]] Severity gradeOf(const ForamenMeasures& measures);

/// One foramen of a body, and the shape to be measured.
struct ForamenPlace {
    const BodyPlan& body;
    const SpineCurve& curve;
    const SpineSections& sections;
    const NoiseField& noise;
    DiscLevel level;
    Side side;
};

/// The site's point: a little below the root.
[[nodiscard]] SpinePlace foramenPoint(const ForamenPlace& place, const ForamenShape& shape);
[[nodiscard]] ForamenMeasures measuresOf(const ForamenPlace& place, const ForamenShape& shape);

/// A shape whose measured grade is this one.
[[nodiscard]] ForamenShape shapeOfGrade(const ForamenPlace& place, Severity grade, Random& random);

} // namespace foramen
