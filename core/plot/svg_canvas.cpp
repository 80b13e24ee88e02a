#include "core/plot/svg_canvas.h"

#include "core/plot/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace foramen {

namespace {

// The colours of Okabe and Ito without yellow (invisible on white) and black (invisible on black).
constexpr std::array<std::string_view, 7> kColours = {"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                      "#d55e00", "#56b4e9", "#7f7f7f"};
constexpr std::array<std::string_view, 5> kDashes = {"", "7 3", "2 3", "9 3 2 3", "12 4"};
constexpr std::size_t kHatchKinds = 6;
constexpr std::size_t kMarkKinds = 5;
constexpr double kHatchDistance = 7; ///< CSS pixels between lines
const Stroke kHatchStroke{.colour = "#ffffff", .width = 1.4, .opacity = 0.8};

/// At most two decimals: more is noise in a picture.
std::string coordinate(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string pointList(const std::vector<CanvasPoint>& points)
{
    std::string text;
    for (const CanvasPoint& point : points)
        text += fmt::format("{}{},{}", text.empty() ? "" : " ", coordinate(point.x),
                            coordinate(point.y));
    return text;
}

std::string strokeAttributes(const Stroke& stroke)
{
    std::string text =
        fmt::format("stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, coordinate(stroke.width));
    if (stroke.opacity < 1)
        text += fmt::format(" stroke-opacity=\"{}\"", coordinate(stroke.opacity));
    if (!stroke.dashes.empty())
        text += fmt::format(" stroke-dasharray=\"{}\"", stroke.dashes);
    return text;
}

/// Closes an element, with its tooltip if it has one.
std::string ending(std::string_view name, std::string_view tooltip)
{
    return tooltip.empty() ? "/>\n"
                           : fmt::format("><title>{}</title></{}>\n", escapedMarkup(tooltip), name);
}

std::string rectAttributes(const CanvasRect& where)
{
    return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", coordinate(where.left),
                       coordinate(where.top), coordinate(where.width()),
                       coordinate(where.height()));
}

std::vector<CanvasPoint> markCorners(std::size_t kind, CanvasPoint at)
{
    constexpr double r = 4.5; // CSS pixels
    switch (kind) {
    case 1:
        return {
            {at.x - 4, at.y - 4}, {at.x + 4, at.y - 4}, {at.x + 4, at.y + 4}, {at.x - 4, at.y + 4}};
    case 2:
        return {{at.x, at.y - r}, {at.x + r, at.y + 4}, {at.x - r, at.y + 4}};
    case 3:
        return {{at.x, at.y - r - 1}, {at.x + r, at.y}, {at.x, at.y + r + 1}, {at.x - r, at.y}};
    default:
        return {{at.x, at.y + r}, {at.x - r, at.y - 4}, {at.x + r, at.y - 4}};
    }
}

} // namespace

SeriesLook SeriesLook::of(std::size_t index)
{
    return {kColours[index % kColours.size()], kDashes[index % kDashes.size()], index};
}

void SvgCanvas::line(CanvasPoint from, CanvasPoint to, const Stroke& stroke)
{
    m_body += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n",
                          coordinate(from.x), coordinate(from.y), coordinate(to.x),
                          coordinate(to.y), strokeAttributes(stroke));
}

void SvgCanvas::polyline(const std::vector<CanvasPoint>& points, const Stroke& stroke)
{
    m_body += fmt::format("<polyline fill=\"none\" points=\"{}\" {}/>\n", pointList(points),
                          strokeAttributes(stroke));
}

void SvgCanvas::area(const std::vector<CanvasPoint>& corners, std::string_view colour,
                     double opacity)
{
    m_body += fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"{}\"/>\n",
                          pointList(corners), colour, coordinate(opacity));
}

void SvgCanvas::rect(const CanvasRect& where, std::string_view colour, std::string_view tooltip)
{
    m_body += fmt::format("<rect {} fill=\"{}\"{}", rectAttributes(where), colour,
                          ending("rect", tooltip));
}

void SvgCanvas::bar(const CanvasRect& where, const SeriesLook& look, std::string_view tooltip)
{
    rect(where, look.colour, tooltip);
    hatch(where, look.index % kHatchKinds);
    m_body +=
        fmt::format("<rect {} fill=\"none\" stroke=\"{}\"/>\n", rectAttributes(where), look.colour);
}

void SvgCanvas::mark(CanvasPoint where, const SeriesLook& look, std::string_view tooltip)
{
    const std::size_t kind = look.index % kMarkKinds;
    if (kind == 0)
        m_body +=
            fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"{}", coordinate(where.x),
                        coordinate(where.y), look.colour, ending("circle", tooltip));
    else
        m_body +=
            fmt::format("<polygon points=\"{}\" fill=\"{}\"{}", pointList(markCorners(kind, where)),
                        look.colour, ending("polygon", tooltip));
}

void SvgCanvas::text(CanvasPoint where, std::string_view content, const TextStyle& style)
{
    constexpr std::array<std::string_view, 3> anchors = {"start", "middle", "end"};
    std::string attributes =
        fmt::format("x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"",
                    coordinate(where.x), coordinate(where.y), coordinate(style.size),
                    anchors[static_cast<std::size_t>(style.anchor)], style.colour);
    if (style.bold)
        attributes += " font-weight=\"bold\"";
    if (style.turn != 0)
        attributes += fmt::format(" transform=\"rotate({} {} {})\"", coordinate(style.turn),
                                  coordinate(where.x), coordinate(where.y));
    m_body += fmt::format("<text {}>{}</text>\n", attributes, escapedMarkup(content));
}

// Lines are clipped by calculation and not with <pattern>: simple renderers lack patterns, and ids
// of patterns would collide where one page has several charts.
void SvgCanvas::hatch(const CanvasRect& where, std::size_t kind)
{
    if (kind == 1 || kind == 3)
        diagonals(where, 1);
    if (kind == 2 || kind == 3)
        diagonals(where, -1);
    if (kind == 4)
        for (double y = where.top + kHatchDistance / 2; y < where.bottom; y += kHatchDistance)
            line({where.left, y}, {where.right, y}, kHatchStroke);
    if (kind == 5)
        for (double x = where.left + kHatchDistance / 2; x < where.right; x += kHatchDistance)
            line({x, where.top}, {x, where.bottom}, kHatchStroke);
}

/// Lines of 45 degrees. @param direction 1: they rise to the right, -1: they fall.
void SvgCanvas::diagonals(const CanvasRect& where, double direction)
{
    const double width = where.width();
    const double height = where.height();
    for (double offset = kHatchDistance / 2; offset < width + height; offset += kHatchDistance) {
        // u runs from the side where the lines start, v from the top; on a line u + v = offset.
        const double u1 = std::max(0.0, offset - height);
        const double u2 = std::min(width, offset);
        const auto place = [&](double u) {
            const double x = direction > 0 ? where.left + u : where.right - u;
            return CanvasPoint{x, where.top + offset - u};
        };
        line(place(u1), place(u2), kHatchStroke);
    }
}

std::string SvgCanvas::finish(double width, double height, std::string_view title,
                              std::string_view description) const
{
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{0}\" "
        "width=\"{2}\" height=\"{3}\" viewBox=\"0 0 {2} {3}\" "
        "font-family=\"'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">\n"
        "<title>{0}</title>\n<desc>{1}</desc>\n{4}</svg>\n",
        escapedMarkup(title), escapedMarkup(description), coordinate(width), coordinate(height),
        m_body);
}

double textWidth(std::string_view text, double size)
{
    double ems = 0;
    for (const char letter : text) {
        const auto code = static_cast<std::uint8_t>(letter);
        if ((code & 0xC0U) == 0x80)
            continue; // continuation bytes of a character that is already counted
        if (std::string_view("iljtfrI.,:;'|()[]/ !-").find(letter) != std::string_view::npos)
            ems += 0.36;
        else if (std::string_view("mwMW%@").find(letter) != std::string_view::npos)
            ems += 0.95;
        else
            ems += letter >= 'A' && letter <= 'Z' ? 0.72 : 0.62;
    }
    return ems * size;
}

std::vector<std::string> wrappedText(std::string_view text, double size, double width)
{
    std::vector<std::string> lines(1);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word(text.substr(begin, end - begin));
        std::string& last = lines.back();
        const std::string longer = last.empty() ? word : fmt::format("{} {}", last, word);
        if (last.empty() || textWidth(longer, size) <= width)
            last = longer;
        else
            lines.push_back(word);
        begin = end + 1;
    }
    return lines;
}

} // namespace foramen
