#pragma once

#include "core/plot/chart_axis.h"

#include <string>
#include <vector>

namespace foramen {

/// A data point.
struct ChartPoint {
    double x = 0;
    double y = 0;
};

enum class LineMarks { Shown, Hidden };

/// One line; a point that is not finite interrupts it.
struct LineSeries {
    std::string name;
    std::vector<ChartPoint> points; ///< in drawing order
    /// Ends of an error band, y values, one for each point; empty for none.
    std::vector<double> lower;
    std::vector<double> upper;
    LineMarks marks = LineMarks::Shown;
};

/// A line chart: its data and its appearance.
struct LineChart {
    std::string title;
    ChartAxis x;
    ChartAxis y;
    std::vector<LineSeries> series;
    std::string diagonalName; ///< legend of the line y = x ("perfect"); empty for no such line
    double width = 720; ///< CSS pixels
    double height = 420;
};

/// @return an <svg> element: well-formed XML without a prologue, fit for a file or for HTML.
[[nodiscard]] std::string svgOf(const LineChart& chart);

} // namespace foramen
