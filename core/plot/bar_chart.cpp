#include "core/plot/bar_chart.h"

#include "core/plot/plot_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace foramen {

namespace {

double valueAt(const std::vector<double>& values, std::size_t index)
{
    return index < values.size() ? values[index] : std::numeric_limits<double>::quiet_NaN();
}

int decimalsOf(const BarChart& chart, double value)
{
    if (chart.valueDecimals >= 0)
        return chart.valueDecimals;
    return value == std::round(value) ? 0 : 2;
}

std::string tooltipOf(const BarChart& chart, const BarSeries& series, std::size_t category)
{
    const double value = valueAt(series.values, category);
    std::string text = chart.categories[category];
    if (!series.name.empty())
        text += ", " + series.name;
    text += ": " + numberText(value, decimalsOf(chart, value));
    if (!chart.value.unit.empty())
        text += ' ' + chart.value.unit;
    const double low = valueAt(series.lower, category);
    const double high = valueAt(series.upper, category);
    if (std::isfinite(low) && std::isfinite(high))
        text += fmt::format(" ({} to {})", numberText(low, decimalsOf(chart, low)),
                            numberText(high, decimalsOf(chart, high)));
    return text;
}

std::string descriptionOf(const BarChart& chart)
{
    std::string text = "Bar chart of " + axisTitle(chart.value) + ". ";
    for (std::size_t i = 0; i < chart.categories.size(); ++i)
        for (const BarSeries& series : chart.series)
            if (std::isfinite(valueAt(series.values, i)))
                text += tooltipOf(chart, series, i) + ". ";
    return text;
}

DataRange rangeOf(const BarChart& chart)
{
    DataRange range;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        double stack = 0;
        bool any = false;
        for (const BarSeries& series : chart.series) {
            const double value = valueAt(series.values, i);
            any = any || std::isfinite(value);
            stack += std::isfinite(value) ? value : 0;
            if (chart.arrangement == BarArrangement::Stacked)
                continue;
            range.add(value);
            range.add(valueAt(series.lower, i));
            range.add(valueAt(series.upper, i));
        }
        if (any && chart.arrangement == BarArrangement::Stacked)
            range.add(stack);
    }
    if (!range.isEmpty())
        range.add(0); // the length of a bar is meaningful only from zero
    return range;
}

/// Draws the bars of a chart into its frame.
class BarPainter {
public:
    BarPainter(const BarChart& chart, const PlotFrame& frame, SvgCanvas& canvas)
        : m_chart(chart)
        , m_frame(frame)
        , m_canvas(canvas)
    {
    }

    void paint() const
    {
        for (std::size_t i = 0; i < m_chart.categories.size(); ++i)
            m_chart.arrangement == BarArrangement::Stacked ? paintStack(i) : paintGroup(i);
    }

private:
    [[nodiscard]] double levelOf(double value) const
    {
        const CanvasRect& area = m_frame.area();
        return std::clamp(m_frame.yOf(value), area.top, area.bottom);
    }

    void paintBar(CanvasRect place, std::size_t series, std::size_t category) const
    {
        if (place.top > place.bottom)
            std::swap(place.top, place.bottom);
        m_canvas.bar(place, SeriesLook::of(series),
                     tooltipOf(m_chart, m_chart.series[series], category));
    }

    void paintStack(std::size_t category) const
    {
        constexpr double share = 0.68;
        const double width = m_frame.categoryWidth() * share;
        const double left = m_frame.categoryLeft(category) + (m_frame.categoryWidth() - width) / 2;
        double sum = 0;
        for (std::size_t k = 0; k < m_chart.series.size(); ++k) {
            const double value = valueAt(m_chart.series[k].values, category);
            if (!std::isfinite(value) || value == 0)
                continue;
            const CanvasRect place{left, levelOf(sum + value), left + width, levelOf(sum)};
            paintBar(place, k, category);
            paintStackNumber(place, value);
            sum += value;
        }
    }

    void paintStackNumber(const CanvasRect& place, double value) const
    {
        constexpr double textHeight = 13;
        if (m_chart.valueDecimals < 0 || place.height() < textHeight + 3)
            return;
        const std::string text = numberText(value, m_chart.valueDecimals);
        const double x = (place.left + place.right) / 2;
        const double y = (place.top + place.bottom) / 2;
        const double half = textWidth(text, kTickTextSize) / 2 + 3;
        if (2 * half > place.width())
            return;
        m_canvas.rect({x - half, y - textHeight / 2, x + half, y + textHeight / 2 + 1}, "#ffffff");
        m_canvas.text({x, y + 4.5}, text,
                      {.anchor = TextAnchor::Middle, .size = kTickTextSize, .colour = "#000000"});
    }

    void paintGroup(std::size_t category) const
    {
        constexpr double share = 0.8;
        const double width = m_frame.categoryWidth() * share
            / static_cast<double>(std::max<std::size_t>(m_chart.series.size(), 1));
        const double first =
            m_frame.categoryLeft(category) + m_frame.categoryWidth() * (1 - share) / 2;
        for (std::size_t k = 0; k < m_chart.series.size(); ++k) {
            const BarSeries& series = m_chart.series[k];
            const double value = valueAt(series.values, category);
            if (!std::isfinite(value))
                continue;
            const double left = first + width * static_cast<double>(k);
            paintBar({left + 0.5, levelOf(value), left + width - 0.5, levelOf(0)}, k, category);
            const double top = paintWhisker(series, category, left + width / 2);
            if (m_chart.valueDecimals >= 0)
                m_canvas.text({left + width / 2, std::min(top, levelOf(value)) - 4},
                              numberText(value, m_chart.valueDecimals),
                              {.anchor = TextAnchor::Middle, .size = kTickTextSize - 1});
        }
    }

    /// @return the upper end, or the bottom of the chart when there is no whisker.
    double paintWhisker(const BarSeries& series, std::size_t category, double x) const
    {
        const double low = valueAt(series.lower, category);
        const double high = valueAt(series.upper, category);
        if (!std::isfinite(low) || !std::isfinite(high))
            return m_frame.area().bottom;
        const Stroke stroke{.width = 1.5};
        constexpr double half = 4;
        m_canvas.line({x, levelOf(low)}, {x, levelOf(high)}, stroke);
        for (const double end : {low, high})
            m_canvas.line({x - half, levelOf(end)}, {x + half, levelOf(end)}, stroke);
        return levelOf(high);
    }

    const BarChart& m_chart;
    const PlotFrame& m_frame;
    SvgCanvas& m_canvas;
};

} // namespace

std::string svgOf(const BarChart& chart)
{
    SvgCanvas canvas;
    std::vector<LegendEntry> legend;
    for (std::size_t k = 0; k < chart.series.size(); ++k)
        if (!chart.series[k].name.empty())
            legend.push_back({chart.series[k].name, SeriesLook::of(k), LegendKey::Bar});
    PlotFrame frame(canvas, {chart.width, chart.height}, chart.title, legend);
    const DataRange range = rangeOf(chart);
    if (range.isEmpty()) {
        frame.drawNothing();
    } else {
        constexpr int ticks = 6;
        if (chart.valueDecimals >= 0 && chart.arrangement == BarArrangement::Grouped)
            frame.reserveTop(kTickTextSize);
        frame.drawCategories(chart.categories, chart.categoryLabel,
                             axisTicks(chart.value, range.least(), range.most(), ticks),
                             axisTitle(chart.value));
        BarPainter(chart, frame, canvas).paint();
    }
    return canvas.finish(chart.width, chart.height, chart.title, descriptionOf(chart));
}

} // namespace foramen
