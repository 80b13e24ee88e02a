#pragma once

#include "core/plot/chart_axis.h"

#include <string>
#include <vector>

namespace foramen {

/// One series of a bar chart, with its own colour and hatching.
struct BarSeries {
    std::string name;
    std::vector<double> values; ///< one for each category; missing ones are left out
    /// Ends of a whisker on each bar, such as a confidence interval; empty for none. Grouped bars
    /// only.
    std::vector<double> lower;
    std::vector<double> upper;
};

enum class BarArrangement { Grouped, Stacked };

/// A bar chart: its data and its appearance.
struct BarChart {
    std::string title;
    std::string categoryLabel; ///< what the categories are; may be empty
    ChartAxis value; ///< linear
    std::vector<std::string> categories;
    std::vector<BarSeries> series;
    BarArrangement arrangement = BarArrangement::Grouped;
    int valueDecimals = -1; ///< digits after the point of the number at each bar; -1: no numbers
    double width = 720; ///< CSS pixels
    double height = 380;
};

/// @return an <svg> element: well-formed XML without a prologue, fit for a file or for HTML.
[[nodiscard]] std::string svgOf(const BarChart& chart);

} // namespace foramen
