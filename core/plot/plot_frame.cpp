#include "core/plot/plot_frame.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kMargin = 10; ///< CSS pixels around everything
constexpr double kLineHeight = 18;
const Stroke kAxisStroke{.width = 1.2};
const Stroke kGridStroke{.width = 1, .opacity = 0.16};

constexpr double kNameLineHeight = 14;

/// The layout of names along the bottom: in short lines, or rotated when those do not fit.
struct CategoryNames {
    std::vector<std::vector<std::string>> lines;
    bool turned = false;
    double space = 0; ///< CSS pixels below the axis
};

/// The text, or its beginning with an ellipsis where it is wider.
std::string shortened(const std::string& text, double width)
{
    if (textWidth(text, kTickTextSize) <= width)
        return text;
    std::string begin = text;
    const auto isLaterByte = [](char letter) {
        return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80;
    };
    while (!begin.empty() && textWidth(begin + "…", kTickTextSize) > width) {
        while (begin.size() > 1 && isLaterByte(begin.back()))
            begin.pop_back();
        begin.pop_back();
    }
    return begin + "…";
}

/// @param left  CSS pixels from the picture's edge to the axis.
CategoryNames layOutNames(const std::vector<std::string>& names, double width, double left)
{
    CategoryNames layout;
    double widestLine = 0;
    double widestName = 0;
    std::size_t mostLines = 1;
    for (const std::string& name : names) {
        layout.lines.push_back(wrappedText(name, kTickTextSize, width - 6));
        mostLines = std::max(mostLines, layout.lines.back().size());
        widestName = std::max(widestName, textWidth(name, kTickTextSize));
        for (const std::string& line : layout.lines.back())
            widestLine = std::max(widestLine, textWidth(line, kTickTextSize));
    }
    constexpr std::size_t fewLines = 3;
    constexpr double slope = 0.71; // sine of 45 degrees
    layout.turned = widestLine > width - 4 || mostLines > fewLines;
    layout.space = static_cast<double>(mostLines) * kNameLineHeight + 6;
    if (layout.turned) {
        // The first name must not leave the picture on the left.
        const double longest = std::min(150.0, (left + width / 2 - kMargin) / slope);
        layout.space = slope * std::min(widestName, longest) + 14;
        for (std::size_t i = 0; i < names.size(); ++i)
            layout.lines[i] = {shortened(names[i], longest)};
    }
    return layout;
}

} // namespace

std::string axisTitle(const ChartAxis& axis)
{
    return axis.unit.empty() ? axis.label : axis.label + " (" + axis.unit + ')';
}

void DataRange::add(double value)
{
    if (!std::isfinite(value) || (m_scale == AxisScale::Logarithmic && value <= 0))
        return;
    m_least = std::min(m_least.value_or(value), value);
    m_most = std::max(m_most.value_or(value), value);
}

PlotFrame::PlotFrame(SvgCanvas& canvas, CanvasPoint size, const std::string& title,
                     const std::vector<LegendEntry>& legend)
    : m_canvas(canvas)
    , m_size(size)
    , m_area{kMargin, kMargin, size.x - kMargin - 8, size.y - kMargin}
{
    drawTitle(title);
    drawLegend(legend);
}

void PlotFrame::drawTitle(const std::string& title)
{
    if (title.empty())
        return;
    const TextStyle style{.size = kTitleTextSize, .bold = true};
    constexpr double boldness = 1.08; // bold letters are wider
    for (const std::string& line :
         wrappedText(title, kTitleTextSize * boldness, m_size.x - 2 * kMargin)) {
        m_area.top += kLineHeight;
        m_canvas.text({kMargin, m_area.top - 4}, line, style);
    }
    m_area.top += 6;
}

void PlotFrame::drawLegend(const std::vector<LegendEntry>& legend)
{
    if (legend.empty())
        return;
    constexpr double keyWidth = 26;
    constexpr double gap = 18;
    double x = kMargin;
    for (const LegendEntry& entry : legend) {
        const double width = keyWidth + 6 + textWidth(entry.name, kTickTextSize);
        if (x > kMargin && x + width > m_size.x - kMargin) {
            x = kMargin;
            m_area.top += kLineHeight;
        }
        const double middle = m_area.top + kLineHeight / 2;
        if (entry.key == LegendKey::Bar) {
            m_canvas.bar({x, middle - 6, x + keyWidth, middle + 6}, entry.look);
        } else {
            m_canvas.line({x, middle}, {x + keyWidth, middle},
                          {.colour = entry.look.colour, .width = 2, .dashes = entry.look.dashes});
            if (entry.key == LegendKey::LineWithMarks)
                m_canvas.mark({x + keyWidth / 2, middle}, entry.look);
        }
        m_canvas.text({x + keyWidth + 6, middle + 4}, entry.name, {.size = kTickTextSize});
        x += width + gap;
    }
    m_area.top += kLineHeight + 8;
}

void PlotFrame::reserveYAxis(const AxisTicks& y, const std::string& yTitle)
{
    m_y = y;
    double widest = 0;
    for (const auto& tick : y.ticks)
        widest = std::max(widest, textWidth(tick.label, kTickTextSize));
    m_area.left = kMargin + widest + 10 + (yTitle.empty() ? 0 : kLineHeight);
    m_area.top += 6;
}

void PlotFrame::drawYAxis(const AxisTicks& y, const std::string& yTitle)
{
    for (const auto& tick : y.ticks) {
        const double at = yOf(tick.value);
        m_canvas.line({m_area.left, at}, {m_area.right, at}, kGridStroke);
        m_canvas.text({m_area.left - 6, at + 4}, tick.label,
                      {.anchor = TextAnchor::End, .size = kTickTextSize});
    }
    m_canvas.line({m_area.left, m_area.top}, {m_area.left, m_area.bottom}, kAxisStroke);
    m_canvas.line({m_area.left, m_area.bottom}, {m_area.right, m_area.bottom}, kAxisStroke);
    if (!yTitle.empty())
        m_canvas.text({kMargin + 10, (m_area.top + m_area.bottom) / 2}, yTitle,
                      {.anchor = TextAnchor::Middle, .size = kTickTextSize + 1, .turn = -90});
}

void PlotFrame::drawAxes(const AxisTicks& x, const std::string& xTitle, const AxisTicks& y,
                         const std::string& yTitle)
{
    m_x = x;
    reserveYAxis(y, yTitle);
    m_area.bottom -= kLineHeight + (xTitle.empty() ? 0 : kLineHeight + 2);
    for (const auto& tick : x.ticks) {
        const double at = xOf(tick.value);
        m_canvas.line({at, m_area.top}, {at, m_area.bottom}, kGridStroke);
        m_canvas.line({at, m_area.bottom}, {at, m_area.bottom + 4}, kAxisStroke);
        m_canvas.text({at, m_area.bottom + 17}, tick.label,
                      {.anchor = TextAnchor::Middle, .size = kTickTextSize});
    }
    drawYAxis(y, yTitle);
    m_canvas.text({(m_area.left + m_area.right) / 2, m_size.y - kMargin}, xTitle,
                  {.anchor = TextAnchor::Middle, .size = kTickTextSize + 1});
}

void PlotFrame::drawCategories(const std::vector<std::string>& names, const std::string& xTitle,
                               const AxisTicks& y, const std::string& yTitle)
{
    reserveYAxis(y, yTitle);
    m_categoryWidth = m_area.width() / static_cast<double>(std::max<std::size_t>(names.size(), 1));
    const CategoryNames layout = layOutNames(names, m_categoryWidth, m_area.left);
    m_area.bottom -= layout.space + (xTitle.empty() ? 0 : kLineHeight);
    drawYAxis(y, yTitle);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double middle = categoryLeft(i) + m_categoryWidth / 2;
        if (layout.turned)
            m_canvas.text({middle + 4, m_area.bottom + 12}, layout.lines[i].front(),
                          {.anchor = TextAnchor::End, .size = kTickTextSize, .turn = -45});
        else
            for (std::size_t k = 0; k < layout.lines[i].size(); ++k)
                m_canvas.text(
                    {middle, m_area.bottom + 16 + kNameLineHeight * static_cast<double>(k)},
                    layout.lines[i][k], {.anchor = TextAnchor::Middle, .size = kTickTextSize});
    }
    m_canvas.text({(m_area.left + m_area.right) / 2, m_size.y - kMargin}, xTitle,
                  {.anchor = TextAnchor::Middle, .size = kTickTextSize + 1});
}

void PlotFrame::drawNothing()
{
    m_canvas.text({m_size.x / 2, (m_area.top + m_area.bottom) / 2}, "No data",
                  {.anchor = TextAnchor::Middle, .size = kTitleTextSize});
}

double PlotFrame::xOf(double value) const
{
    return m_area.left + m_x.fraction(value) * m_area.width();
}

double PlotFrame::yOf(double value) const
{
    return m_area.bottom - m_y.fraction(value) * m_area.height();
}

double PlotFrame::categoryLeft(std::size_t index) const
{
    return m_area.left + m_categoryWidth * static_cast<double>(index);
}

} // namespace foramen
