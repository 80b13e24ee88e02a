#pragma once

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// Charts as SVG text: for a page (HtmlPage) or a file of their own. They need no script, no font
/// and no network, take the colour of text and axes from their surroundings (black when printed or
/// alone), tell series apart by hatching, dashes and marks as well as by colour, and carry their
/// data as a description for screen readers. All text is UTF-8 and is escaped here. Values that are
/// not finite are left out; a chart without any value says so.

enum class AxisScale { Linear, Logarithmic };

/// What an axis measures. The range fits the data where it is not given.
struct ChartAxis {
    std::string label;
    std::string unit; ///< "mm", "%"; empty for a bare number
    AxisScale scale = AxisScale::Linear; ///< values up to 0 are left out on a logarithmic axis
    std::optional<double> least;
    std::optional<double> most;
};

/// One colour and hatching of a bar chart.
struct BarSeries {
    std::string name;
    std::vector<double> values; ///< one a category; missing ones are left out
    /// Ends of a whisker on each bar, such as a confidence interval; empty for none. Grouped bars
    /// only.
    std::vector<double> lower;
    std::vector<double> upper;
};

enum class BarArrangement { Grouped, Stacked };

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

struct ChartPoint {
    double x = 0;
    double y = 0;
};

enum class LineMarks { Shown, Hidden };

/// One line; a point that is not finite interrupts it.
struct LineSeries {
    std::string name;
    std::vector<ChartPoint> points; ///< in drawing order
    /// Ends of an error band, y values, one a point; empty for none.
    std::vector<double> lower;
    std::vector<double> upper;
    LineMarks marks = LineMarks::Shown;
};

struct LineChart {
    std::string title;
    ChartAxis x;
    ChartAxis y;
    std::vector<LineSeries> series;
    std::string diagonalName; ///< legend of the line y = x ("perfect"); empty for no such line
    double width = 720; ///< CSS pixels
    double height = 420;
};

/// A table whose cells are shaded by value: confusion, co-occurrence, share by condition and level.
struct MatrixChart {
    std::string title;
    std::string rowLabel; ///< what the rows are
    std::string columnLabel; ///< what the columns are
    std::string valueLabel; ///< what the shade measures, with its unit; beside the colour scale
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::vector<double>> values; ///< by row, then column
    int decimals = 0; ///< of the number in each cell
    /// What stands in each cell instead of its value ("12 (40 %)"); empty for the values.
    std::vector<std::vector<std::string>> cellTexts;
    std::optional<double> least; ///< value of the lightest shade; 0 or the least value if not given
    std::optional<double> most; ///< value of the darkest shade
    double width = 560; ///< CSS pixels; the height follows from the rows
};

/// How often values fall into bins of equal, round width.
struct Histogram {
    std::string title;
    ChartAxis value; ///< linear; values outside a given range are left out and counted in words
    std::string countLabel = "Count";
    std::vector<double> values;
    int bins = 0; ///< about so many; 0: by the rule of Freedman and Diaconis
    double width = 560; ///< CSS pixels
    double height = 320;
};

/// @return an <svg> element: well-formed XML without a prologue, fit for a file or for HTML.
[[nodiscard]] std::string svgOf(const BarChart& chart);
[[nodiscard]] std::string svgOf(const LineChart& chart);
[[nodiscard]] std::string svgOf(const MatrixChart& chart);
[[nodiscard]] std::string svgOf(const Histogram& chart);

} // namespace foramen
