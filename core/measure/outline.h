#pragma once

#include "core/base/patient_space.h"

#include <functional>
#include <vector>

namespace foramen {

/// An area of a picture with a border, pixels.
struct Outline {
    std::vector<ImagePoint> corners; ///< of a closed polygon; of an ellipse, opposite box corners
    bool isEllipse = false;
};

/// Pixels squared.
[[nodiscard]] double areaOf(const Outline& outline);
/// Whether two sides of a polygon cross: then it has no area that a reader could mean.
[[nodiscard]] bool crossesItself(const Outline& outline);
/// Calls once for every pixel whose centre lies inside, of a picture of so many columns and rows.
void forEachPixelInside(const Outline& outline, int columns, int rows,
                        const std::function<void(int column, int row)>& use);

} // namespace foramen
