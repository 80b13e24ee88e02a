#pragma once

#include <vector>

namespace foramen {

/// How brightness follows the values of a window where that is no straight line: DICOM's VOI LUT,
/// or its sigmoid function.
struct VoiCurve {
    std::vector<float> shares; ///< of white, 0 to 1, at equal steps; at least two
    double reach = 1; ///< the values that they cover, in widths of the window, about its centre
};

} // namespace foramen
