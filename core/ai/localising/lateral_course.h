#pragma once

#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// What one source says of how far to the side something lies at a level.
struct LateralReading {
    double position = 0; ///< mm
    double deviation = 1; ///< mm: how far off such readings usually are
};
using LateralReadings = std::array<std::vector<LateralReading>, kLevelCount>;

/// Something that runs down the spine: how far to the side it lies at each level, mm.
using LateralCourse = std::array<double, kLevelCount>;

/// How much a course may wind.
struct CourseStiffness {
    double bend = 2.5; ///< mm: how far a level usually lies off the line between its neighbours
    double step = 60; ///< mm: how far two neighbours usually lie apart
};

/// The smooth line through readings of any number of sources at any levels: the least sum of
/// squares of readings and bends, each in units of its deviation, where readings that are far off
/// the line count linearly (Huber), so that one bad one cannot pull it over. Levels without a
/// reading follow their neighbours.
/// @return none where nothing was read.
[[nodiscard]] std::optional<LateralCourse> lateralCourse(const LateralReadings& readings,
                                                         const CourseStiffness& stiffness);

} // namespace foramen
