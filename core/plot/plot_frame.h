#pragma once

#include "core/plot/axis_scale.h"
#include "core/plot/svg_canvas.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

constexpr double kTickTextSize = 12; ///< CSS pixels
constexpr double kTitleTextSize = 15;

/// "Distance (mm)".
[[nodiscard]] std::string axisTitle(const ChartAxis& axis);

/// The range of finite values (above 0 where the axis is logarithmic).
class DataRange {
public:
    explicit DataRange(AxisScale scale = AxisScale::Linear)
        : m_scale(scale)
    {
    }
    void add(double value);
    [[nodiscard]] bool isEmpty() const { return !m_least; }
    [[nodiscard]] double least() const { return m_least.value_or(1); }
    [[nodiscard]] double most() const { return m_most.value_or(1); }

private:
    AxisScale m_scale;
    std::optional<double> m_least;
    std::optional<double> m_most;
};

enum class LegendKey { Bar, Line, LineWithMarks };

/// One entry of a legend.
struct LegendEntry {
    std::string name;
    SeriesLook look;
    LegendKey key = LegendKey::Bar;
};

/// Draws title, legend, axes and grid, and maps data to the area inside them.
class PlotFrame {
public:
    /// Draws title and legend and reserves space for the ticks of the y axis.
    PlotFrame(SvgCanvas& canvas, CanvasPoint size, const std::string& title,
              const std::vector<LegendEntry>& legend);

    /// Reserves space above the data for numbers on bars, CSS pixels.
    void reserveTop(double height) { m_area.top += height; }
    /// Draws both axes with their grids; call once, before the data.
    void drawAxes(const AxisTicks& x, const std::string& xTitle, const AxisTicks& y,
                  const std::string& yTitle);
    /// Draws a y axis, and category names along the bottom.
    void drawCategories(const std::vector<std::string>& names, const std::string& xTitle,
                        const AxisTicks& y, const std::string& yTitle);
    /// Writes in the middle that there are no data.
    void drawNothing();

    [[nodiscard]] const CanvasRect& area() const { return m_area; }
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] double yOf(double value) const;
    /// Left end and width of a category on the bottom axis.
    [[nodiscard]] double categoryLeft(std::size_t index) const;
    [[nodiscard]] double categoryWidth() const { return m_categoryWidth; }

private:
    void drawTitle(const std::string& title);
    void drawLegend(const std::vector<LegendEntry>& legend);
    void drawYAxis(const AxisTicks& y, const std::string& yTitle);
    void reserveYAxis(const AxisTicks& y, const std::string& yTitle);

    SvgCanvas& m_canvas;
    CanvasPoint m_size;
    CanvasRect m_area;
    AxisTicks m_x;
    AxisTicks m_y;
    double m_categoryWidth = 0;
};

} // namespace foramen
