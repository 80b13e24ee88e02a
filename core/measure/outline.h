#pragma once

#include "core/base/patient_space.h"

#include <functional>
#include <vector>

namespace foramen {

/// The outline of an area in a picture, pixels.
struct Outline {
    std::vector<ImagePoint>
        corners; ///< of a closed polygon; for an ellipse, opposite corners of its bounding box
    bool isEllipse = false;
};

/// The area of an outline, pixels squared.
[[nodiscard]] double areaOf(const Outline& outline);
/// Whether two sides of a polygon cross: then it has no meaningful area.
[[nodiscard]] bool crossesItself(const Outline& outline);
/// Calls a function once for every pixel whose centre lies inside the outline, in a picture of this
/// many columns and rows.
void forEachPixelInside(const Outline& outline, int columns, int rows,
                        const std::function<void(int column, int row)>& use);

} // namespace foramen
