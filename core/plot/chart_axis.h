#pragma once

#include <optional>
#include <string>

namespace foramen {

enum class AxisScale { Linear, Logarithmic };

/// What an axis measures. The range fits the data where it is not given.
struct ChartAxis {
    std::string label;
    std::string unit; ///< "mm", "%"; empty for a bare number
    AxisScale scale = AxisScale::Linear; ///< values up to 0 are left out on a logarithmic axis
    std::optional<double> least;
    std::optional<double> most;
};

} // namespace foramen
