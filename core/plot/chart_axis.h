#pragma once

#include <optional>
#include <string>

namespace foramen {

enum class AxisScale { Linear, Logarithmic };

/// The quantity, scale and range of an axis. A range that is not given fits the data.
struct ChartAxis {
    std::string label;
    std::string unit; ///< "mm", "%"; empty for a bare number
    AxisScale scale = AxisScale::Linear; ///< values up to 0 are left out on a logarithmic axis
    std::optional<double> least;
    std::optional<double> most;
};

} // namespace foramen
