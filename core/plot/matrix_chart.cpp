#include "core/plot/matrix_chart.h"

#include "core/plot/plot_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace foramen {

namespace {

using Colour = std::array<double, 3>; ///< red, green, blue, 0 to 255

constexpr double kMargin = 10;
constexpr double kLineHeight = 18;
constexpr double kScaleWidth = 14; ///< of the colour scale
constexpr std::string_view kEmptyColour = "#9e9e9e";

/// White to dark blue with evenly decreasing lightness, so that it also works in grey.
Colour shadeOf(double fraction)
{
    constexpr std::array<Colour, 4> stops = {
        {{247, 251, 255}, {158, 202, 225}, {49, 130, 189}, {8, 48, 107}}};
    const double place = std::clamp(fraction, 0.0, 1.0) * (stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const double rest = place - static_cast<double>(below);
    Colour colour{};
    for (std::size_t c = 0; c < colour.size(); ++c)
        colour[c] = stops[below][c] + rest * (stops[below + 1][c] - stops[below][c]);
    return colour;
}

std::string hexOf(const Colour& colour)
{
    return fmt::format("#{:02x}{:02x}{:02x}", std::lround(colour[0]), std::lround(colour[1]),
                       std::lround(colour[2]));
}

/// Black or white, whichever has more contrast (relative luminance of WCAG 2, exponent 2.2).
std::string_view textColourOn(const Colour& colour)
{
    const auto linear = [](double value) {
        return std::pow(value / 255, 2.2);
    };
    const double luminance =
        0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
    constexpr double even = 0.179; // black and white contrast equally
    return luminance > even ? "#000000" : "#ffffff";
}

/// Draws a matrix chart.
class MatrixPainter {
public:
    explicit MatrixPainter(const MatrixChart& chart)
        : m_chart(chart)
    {
    }

    std::string paint();

private:
    [[nodiscard]] double valueAt(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string textAt(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string description() const;
    [[nodiscard]] double fractionOf(double value) const
    {
        return (value - m_least) / (m_most - m_least);
    }
    [[nodiscard]] double columnLeft(std::size_t column) const
    {
        return m_cells.left + m_cellWidth * static_cast<double>(column);
    }
    [[nodiscard]] double rowTop(std::size_t row) const
    {
        return m_cells.top + m_cellHeight * static_cast<double>(row);
    }
    void findRange();
    void layOut(double top);
    void paintColumnNames();
    void paintRowNames();
    void paintCell(std::size_t row, std::size_t column);
    void paintScale();

    const MatrixChart& m_chart;
    SvgCanvas m_canvas;
    bool m_empty = true;
    double m_least = 0;
    double m_most = 1;
    double m_top = 0; ///< below the title
    CanvasRect m_cells;
    double m_cellWidth = 0;
    double m_cellHeight = 0;
    bool m_turned = false; ///< column names are vertical
};

double MatrixPainter::valueAt(std::size_t row, std::size_t column) const
{
    const bool known = row < m_chart.values.size() && column < m_chart.values[row].size();
    return known ? m_chart.values[row][column] : std::numeric_limits<double>::quiet_NaN();
}

std::string MatrixPainter::textAt(std::size_t row, std::size_t column) const
{
    if (row < m_chart.cellTexts.size() && column < m_chart.cellTexts[row].size())
        return m_chart.cellTexts[row][column];
    return numberText(valueAt(row, column), m_chart.decimals);
}

std::string MatrixPainter::description() const
{
    std::string text = fmt::format("Table of {}, {} by {}. ", m_chart.valueLabel, m_chart.rowLabel,
                                   m_chart.columnLabel);
    for (std::size_t r = 0; r < m_chart.rows.size(); ++r)
        for (std::size_t c = 0; c < m_chart.columns.size(); ++c)
            text += fmt::format("{}, {}: {}. ", m_chart.rows[r], m_chart.columns[c], textAt(r, c));
    return text;
}

void MatrixPainter::findRange()
{
    DataRange range;
    for (std::size_t r = 0; r < m_chart.rows.size(); ++r)
        for (std::size_t c = 0; c < m_chart.columns.size(); ++c)
            range.add(valueAt(r, c));
    m_empty = range.isEmpty();
    m_least = m_chart.least.value_or(std::min(range.least(), 0.0));
    m_most = m_chart.most.value_or(range.most());
    if (m_most <= m_least)
        m_most = m_least + 1;
}

void MatrixPainter::layOut(double top)
{
    m_top = top;
    double widestRow = 0;
    for (const std::string& name : m_chart.rows)
        widestRow = std::max(widestRow, textWidth(name, kTickTextSize));
    double widestColumn = 0;
    for (const std::string& name : m_chart.columns)
        widestColumn = std::max(widestColumn, textWidth(name, kTickTextSize));
    constexpr double longestRow = 240;
    const double scaleSpace = kScaleWidth + 22
        + std::max(textWidth(numberText(m_most, 2), kTickTextSize),
                   textWidth(numberText(m_least, 2), kTickTextSize))
        + (m_chart.valueLabel.empty() ? 0 : kLineHeight);
    m_cells.left = kMargin + std::min(widestRow, longestRow) + 8
        + (m_chart.rowLabel.empty() ? 0 : kLineHeight);
    m_cells.right = m_chart.width - kMargin - scaleSpace;
    const auto columns = static_cast<double>(std::max<std::size_t>(m_chart.columns.size(), 1));
    const auto rows = static_cast<double>(std::max<std::size_t>(m_chart.rows.size(), 1));
    m_cellWidth = m_cells.width() / columns;
    m_turned = widestColumn > m_cellWidth - 6;
    m_cells.top = top + (m_chart.columnLabel.empty() ? 0 : kLineHeight)
        + (m_turned ? 0.71 * widestColumn + 12 : kLineHeight);
    constexpr double lowest = 24;
    constexpr double highest = 54;
    m_cellHeight = std::clamp(m_cellWidth * 0.6, lowest, highest);
    m_cells.bottom = m_cells.top + m_cellHeight * rows;
}

void MatrixPainter::paintColumnNames()
{
    if (!m_chart.columnLabel.empty())
        m_canvas.text({(m_cells.left + m_cells.right) / 2, m_top + 13}, m_chart.columnLabel,
                      {.anchor = TextAnchor::Middle, .size = kTickTextSize + 1});
    for (std::size_t c = 0; c < m_chart.columns.size(); ++c) {
        const double middle = columnLeft(c) + m_cellWidth / 2;
        if (m_turned)
            m_canvas.text({middle, m_cells.top - 6}, m_chart.columns[c],
                          {.anchor = TextAnchor::Start, .size = kTickTextSize, .turn = -45});
        else
            m_canvas.text({middle, m_cells.top - 6}, m_chart.columns[c],
                          {.anchor = TextAnchor::Middle, .size = kTickTextSize});
    }
}

void MatrixPainter::paintRowNames()
{
    if (!m_chart.rowLabel.empty())
        m_canvas.text({kMargin + 10, (m_cells.top + m_cells.bottom) / 2}, m_chart.rowLabel,
                      {.anchor = TextAnchor::Middle, .size = kTickTextSize + 1, .turn = -90});
    for (std::size_t r = 0; r < m_chart.rows.size(); ++r)
        m_canvas.text({m_cells.left - 6, rowTop(r) + m_cellHeight / 2 + 4}, m_chart.rows[r],
                      {.anchor = TextAnchor::End, .size = kTickTextSize});
}

void MatrixPainter::paintCell(std::size_t row, std::size_t column)
{
    const double value = valueAt(row, column);
    const bool known = std::isfinite(value);
    const Colour shade = shadeOf(known ? fractionOf(value) : 0);
    const CanvasRect place{columnLeft(column) + 0.75, rowTop(row) + 0.75,
                           columnLeft(column) + m_cellWidth - 0.75,
                           rowTop(row) + m_cellHeight - 0.75};
    const std::string text = textAt(row, column);
    m_canvas.rect(place, known ? hexOf(shade) : std::string(kEmptyColour),
                  fmt::format("{}, {}: {}", m_chart.rows[row], m_chart.columns[column], text));
    constexpr double smallest = 8;
    const double fitting = (m_cellWidth - 4) / std::max(textWidth(text, 1), 0.1);
    const double size = std::min(kTickTextSize + 1, fitting);
    if (size >= smallest)
        m_canvas.text(
            {(place.left + place.right) / 2, (place.top + place.bottom) / 2 + size * 0.36}, text,
            {.anchor = TextAnchor::Middle,
             .size = size,
             .colour = known ? textColourOn(shade) : "#000000"});
}

void MatrixPainter::paintScale()
{
    constexpr int steps = 32;
    const double left = m_cells.right + 12;
    const double height = m_cells.height();
    for (int i = 0; i < steps; ++i) {
        const double top = m_cells.top + height * i / steps;
        // A small overlap avoids seams between the steps.
        const double bottom = std::min(top + height / steps + 0.5, m_cells.bottom);
        m_canvas.rect({left, top, left + kScaleWidth, bottom},
                      hexOf(shadeOf(1 - (i + 0.5) / steps)));
    }
    const double right = left + kScaleWidth;
    constexpr int count = 4;
    const AxisTicks ticks = axisTicks({.least = m_least, .most = m_most}, m_least, m_most, count);
    for (const auto& tick : ticks.ticks) {
        const double y = m_cells.bottom - ticks.fraction(tick.value) * height;
        m_canvas.line({right, y}, {right + 4, y}, {});
        m_canvas.text({right + 7, y + 4}, tick.label, {.size = kTickTextSize});
    }
    m_canvas.text({m_chart.width - kMargin, (m_cells.top + m_cells.bottom) / 2}, m_chart.valueLabel,
                  {.anchor = TextAnchor::Middle, .size = kTickTextSize, .turn = -90});
}

std::string MatrixPainter::paint()
{
    findRange();
    constexpr double unbounded = 1e6;
    PlotFrame frame(m_canvas, {m_chart.width, unbounded}, m_chart.title, {});
    if (m_empty) {
        constexpr double height = 120;
        m_canvas.text({m_chart.width / 2, (frame.area().top + height) / 2}, "No data",
                      {.anchor = TextAnchor::Middle, .size = kTitleTextSize});
        return m_canvas.finish(m_chart.width, height, m_chart.title, description());
    }
    layOut(frame.area().top);
    paintColumnNames();
    paintRowNames();
    for (std::size_t r = 0; r < m_chart.rows.size(); ++r)
        for (std::size_t c = 0; c < m_chart.columns.size(); ++c)
            paintCell(r, c);
    paintScale();
    return m_canvas.finish(m_chart.width, m_cells.bottom + kMargin, m_chart.title, description());
}

} // namespace

std::string svgOf(const MatrixChart& chart)
{
    return MatrixPainter(chart).paint();
}

} // namespace foramen
