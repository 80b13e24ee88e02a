#pragma once

#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The lateral position of a structure at a level, as measured on one source.
struct LateralReading {
    double position = 0; ///< mm
    double deviation = 1; ///< mm: the usual error of such readings
};
using LateralReadings = std::array<std::vector<LateralReading>, kLevelCount>;

/// The lateral position of a structure at each level, mm.
using LateralCourse = std::array<double, kLevelCount>;

/// The usual bends of a lateral course.
struct CourseStiffness {
    double bend = 2.5; ///< mm: how far a level usually lies off the line between its neighbours
    double step = 60; ///< mm: how far two neighbours usually lie apart
};

/// The smooth course through readings of any number of sources at any levels. It minimises the sum
/// of squares of residuals and bends, each in units of its deviation; residuals of outliers count
/// linearly (Huber), so that a single outlier does not move the course. Levels without a reading
/// follow their neighbours.
/// @return none without readings.
[[nodiscard]] std::optional<LateralCourse> lateralCourse(const LateralReadings& readings,
                                                         const CourseStiffness& stiffness);

} // namespace foramen
