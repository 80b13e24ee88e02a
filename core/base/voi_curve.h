#pragma once

#include <vector>

namespace foramen {

/// A non-linear map from values to brightness: a VOI LUT of DICOM, or its sigmoid function.
struct VoiCurve {
    std::vector<float> shares; ///< 0 black to 1 white, at equal steps of the value
    double reach = 1; ///< range of values, in window widths, about the centre
};

} // namespace foramen
