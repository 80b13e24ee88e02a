#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// A point of a picture: CSS pixels, y down.
struct CanvasPoint {
    double x = 0;
    double y = 0;
};

/// A rectangle of a picture: CSS pixels, y down.
struct CanvasRect {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
};

enum class TextAnchor { Start, Middle, End };

/// The appearance of a text.
struct TextStyle {
    TextAnchor anchor = TextAnchor::Start;
    double size = 12; ///< CSS pixels
    bool bold = false;
    double turn = 0; ///< degrees clockwise around its position
    std::string_view colour = "currentColor";
};

/// The appearance of a line.
struct Stroke {
    std::string_view colour = "currentColor";
    double width = 1;
    double opacity = 1;
    std::string_view dashes; ///< "6 3"; empty for a full line
};

/// The appearance of a series: colour is never the only difference.
struct SeriesLook {
    std::string_view
        colour; ///< distinguishable with common colour vision deficiencies, on white and on black
    std::string_view dashes; ///< of lines
    std::size_t index = 0; ///< selects the hatching and the mark

    [[nodiscard]] static SeriesLook of(std::size_t index);
};

/// An SVG picture under construction.
class SvgCanvas {
public:
    void line(CanvasPoint from, CanvasPoint to, const Stroke& stroke);
    void polyline(const std::vector<CanvasPoint>& points, const Stroke& stroke);
    void area(const std::vector<CanvasPoint>& corners, std::string_view colour, double opacity);
    /// A filled rectangle. @param tooltip shown at the mouse pointer; may be empty.
    void rect(const CanvasRect& where, std::string_view colour, std::string_view tooltip = {});
    /// A rectangle in a series' colour and hatching.
    void bar(const CanvasRect& where, const SeriesLook& look, std::string_view tooltip = {});
    /// A series' mark: circle, square, triangle, diamond, ...
    void mark(CanvasPoint where, const SeriesLook& look, std::string_view tooltip = {});
    void text(CanvasPoint where, std::string_view content, const TextStyle& style = {});

    /// @return the whole <svg> element.
    [[nodiscard]] std::string finish(double width, double height, std::string_view title,
                                     std::string_view description) const;

private:
    void hatch(const CanvasRect& where, std::size_t kind);
    void diagonals(const CanvasRect& where, double direction);

    std::string m_body;
};

/// Estimated width of a line of text in the widest of the common sans serif fonts, CSS pixels.
[[nodiscard]] double textWidth(std::string_view text, double size);

/// The text broken at blanks into lines of at most @p width, as far as possible.
[[nodiscard]] std::vector<std::string> wrappedText(std::string_view text, double size,
                                                   double width);

} // namespace foramen
