#pragma once

#include "core/plot/chart_axis.h"

#include <string>
#include <vector>

namespace foramen {

/// A histogram of values, with bins of equal, round width.
struct Histogram {
    std::string title;
    ChartAxis
        value; ///< linear; values outside a given range are left out, and a note gives their number
    std::string countLabel = "Count";
    std::vector<double> values;
    int bins = 0; ///< approximate number; 0: by the rule of Freedman and Diaconis
    double width = 560; ///< CSS pixels
    double height = 320;
};

/// @return an <svg> element: well-formed XML without a prologue, fit for a file or for HTML.
[[nodiscard]] std::string svgOf(const Histogram& chart);

} // namespace foramen
