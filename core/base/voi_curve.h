#pragma once

#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// A non-linear map from values to brightness: a VOI LUT of DICOM, or its sigmoid function.
struct VoiCurve {
    std::vector<float> shares; ///< 0 black to 1 white, at equal steps of the value
    double reach = 1; ///< range of values, in window widths, about the centre
};

/// One of the windows that a file offers: a pair of Window Center and Width, or a VOI LUT.
struct VoiWindow {
    std::string explanation; ///< UTF-8, may be empty
    double center = 0; ///< rescaled units
    double width = 1; ///< positive
    std::shared_ptr<const VoiCurve> curve; ///< null: linear
    bool isTable = false; ///< of the VOI LUT Sequence
};

} // namespace foramen
