#include "core/plot/line_chart.h"

#include "core/plot/plot_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr std::string_view kDiagonalDashes = "3 4";

bool isShown(const AxisTicks& axis, double value)
{
    constexpr double rounding = 1e-9;
    const double fraction = axis.fraction(value);
    return std::isfinite(fraction) && fraction >= -rounding && fraction <= 1 + rounding;
}

std::string placeText(const LineChart& chart, const ChartPoint& point)
{
    return fmt::format("{} {:.4g}{}{}, {} {:.4g}{}{}", chart.x.label, point.x,
                       chart.x.unit.empty() ? "" : " ", chart.x.unit, chart.y.label, point.y,
                       chart.y.unit.empty() ? "" : " ", chart.y.unit);
}

std::string descriptionOf(const LineChart& chart)
{
    constexpr std::size_t most =
        40; // points in the description for screen readers; longer curves are sampled
    std::string text =
        fmt::format("Line chart of {} by {}. ", axisTitle(chart.y), axisTitle(chart.x));
    for (const LineSeries& series : chart.series) {
        text += series.name + ": ";
        const std::size_t step = 1 + series.points.size() / most;
        for (std::size_t i = 0; i < series.points.size(); i += step)
            if (std::isfinite(series.points[i].x) && std::isfinite(series.points[i].y))
                text += fmt::format("{:.4g} at {:.4g}; ", series.points[i].y, series.points[i].x);
    }
    return text;
}

/// Draws the lines of a chart into its frame.
class LinePainter {
public:
    LinePainter(const LineChart& chart, const AxisTicks& x, const AxisTicks& y,
                const PlotFrame& frame, SvgCanvas& canvas)
        : m_chart(chart)
        , m_x(x)
        , m_y(y)
        , m_frame(frame)
        , m_canvas(canvas)
    {
    }

    void paint() const
    {
        paintDiagonal();
        for (std::size_t k = 0; k < m_chart.series.size(); ++k)
            paintBand(m_chart.series[k], SeriesLook::of(k));
        for (std::size_t k = 0; k < m_chart.series.size(); ++k)
            paintLine(m_chart.series[k], SeriesLook::of(k));
    }

private:
    [[nodiscard]] CanvasPoint placeOf(double x, double y) const
    {
        const double fraction = std::clamp(m_y.fraction(y), 0.0, 1.0);
        const CanvasRect& area = m_frame.area();
        return {m_frame.xOf(x), area.bottom - fraction * area.height()};
    }

    void paintDiagonal() const
    {
        const double least = std::max(m_x.least, m_y.least);
        const double most = std::min(m_x.most, m_y.most);
        if (!m_chart.diagonalName.empty() && most > least)
            m_canvas.line(placeOf(least, least), placeOf(most, most),
                          {.width = 1.5, .opacity = 0.6, .dashes = kDiagonalDashes});
    }

    void paintBand(const LineSeries& series, const SeriesLook& look) const
    {
        std::vector<CanvasPoint> above;
        std::vector<CanvasPoint> below;
        const auto close = [&] {
            if (above.size() > 1) {
                above.insert(above.end(), below.rbegin(), below.rend());
                m_canvas.area(above, look.colour, 0.18);
            }
            above.clear();
            below.clear();
        };
        const std::size_t count =
            std::min({series.points.size(), series.lower.size(), series.upper.size()});
        for (std::size_t i = 0; i < count; ++i) {
            const double low = m_y.fraction(series.lower[i]);
            const double high = m_y.fraction(series.upper[i]);
            if (isShown(m_x, series.points[i].x) && std::isfinite(low) && std::isfinite(high)) {
                below.push_back(placeOf(series.points[i].x, series.lower[i]));
                above.push_back(placeOf(series.points[i].x, series.upper[i]));
            } else {
                close();
            }
        }
        close();
    }

    void paintLine(const LineSeries& series, const SeriesLook& look) const
    {
        std::vector<CanvasPoint> run;
        const auto close = [&] {
            if (run.size() > 1)
                m_canvas.polyline(run, {.colour = look.colour, .width = 2, .dashes = look.dashes});
            run.clear();
        };
        for (const ChartPoint& point : series.points)
            if (isShown(m_x, point.x) && isShown(m_y, point.y))
                run.push_back(placeOf(point.x, point.y));
            else
                close();
        close();
        paintMarks(series, look);
    }

    void paintMarks(const LineSeries& series, const SeriesLook& look) const
    {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const ChartPoint& point = series.points[i];
            // A point between two gaps has no line, so it gets a mark.
            const bool lonely = series.points.size() == 1;
            if ((series.marks == LineMarks::Shown || lonely) && isShown(m_x, point.x)
                && isShown(m_y, point.y))
                m_canvas.mark(placeOf(point.x, point.y), look,
                              series.name + ": " + placeText(m_chart, point));
        }
    }

    const LineChart& m_chart;
    const AxisTicks& m_x;
    const AxisTicks& m_y;
    const PlotFrame& m_frame;
    SvgCanvas& m_canvas;
};

void addSeries(const LineSeries& series, DataRange& x, DataRange& y)
{
    for (const ChartPoint& point : series.points)
        if (std::isfinite(point.x) && std::isfinite(point.y)) {
            x.add(point.x);
            y.add(point.y);
        }
    for (const auto* ends : {&series.lower, &series.upper})
        for (const double end : *ends)
            y.add(end);
}

std::vector<LegendEntry> legendOf(const LineChart& chart)
{
    std::vector<LegendEntry> legend;
    for (std::size_t k = 0; k < chart.series.size(); ++k) {
        const bool marked = chart.series[k].marks == LineMarks::Shown;
        if (!chart.series[k].name.empty())
            legend.push_back({chart.series[k].name, SeriesLook::of(k),
                              marked ? LegendKey::LineWithMarks : LegendKey::Line});
    }
    return legend;
}

} // namespace

std::string svgOf(const LineChart& chart)
{
    SvgCanvas canvas;
    PlotFrame frame(canvas, {chart.width, chart.height}, chart.title, legendOf(chart));
    DataRange xRange(chart.x.scale);
    DataRange yRange(chart.y.scale);
    for (const LineSeries& series : chart.series)
        addSeries(series, xRange, yRange);
    if (xRange.isEmpty() || yRange.isEmpty()) {
        frame.drawNothing();
    } else {
        constexpr int xTicks = 8;
        constexpr int yTicks = 6;
        const AxisTicks x = axisTicks(chart.x, xRange.least(), xRange.most(), xTicks);
        const AxisTicks y = axisTicks(chart.y, yRange.least(), yRange.most(), yTicks);
        frame.drawAxes(x, axisTitle(chart.x), y, axisTitle(chart.y));
        LinePainter(chart, x, y, frame, canvas).paint();
        if (!chart.diagonalName.empty())
            canvas.text({frame.area().right - 6, frame.area().bottom - 8},
                        "- - -  " + chart.diagonalName,
                        {.anchor = TextAnchor::End, .size = kTickTextSize});
    }
    return canvas.finish(chart.width, chart.height, chart.title, descriptionOf(chart));
}

} // namespace foramen
