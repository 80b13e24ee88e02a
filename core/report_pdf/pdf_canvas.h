#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QPagedPaintDevice;

namespace foramen {

/// Draws on A4 pages, in a PDF or on a printer. Lengths are points (1/72 inch), (0, 0) is the upper
/// left corner of the page, y grows downwards; colours are 0xRRGGBB.
class PdfCanvas {
public:
    using Color = std::uint32_t;
    enum class Align { Left, Center, Right };

    struct TextStyle {
        double size = 9; ///< points
        bool bold = false;
        Color color = 0x1a2027;
        Align align = Align::Left; ///< of the text relative to the given x
    };
    struct ShapeStyle {
        std::optional<Color> fill;
        std::optional<Color> stroke;
        double strokeWidth = 0.7;
        bool dashed = false;
        double radius = 0; ///< of a rectangle's corners
    };
    struct Box {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
    };

    /// Starts a document with one page. @return InvalidArgument without a QGuiApplication, which
    /// fonts need.
    [[nodiscard]] static Result<std::unique_ptr<PdfCanvas>> create(const std::string& title);
    /// The same pages on another device: a printer. They are fitted to its paper; finish() then
    /// returns nothing. @return NotWritable where the device cannot be drawn on.
    [[nodiscard]] static Result<std::unique_ptr<PdfCanvas>> onDevice(QPagedPaintDevice& device);
    ~PdfCanvas();

    static constexpr double kWidth = 595.276; ///< 210 mm
    static constexpr double kHeight = 841.890; ///< 297 mm

    void newPage();
    /// @param baseline  y of the baseline of the letters
    void text(double x, double baseline, const std::string& text, const TextStyle& style);
    [[nodiscard]] double textWidth(const std::string& text, const TextStyle& style) const;
    /// The text in lines of at most @p width, broken between words where possible.
    [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, const TextStyle& style,
                                                   double width) const;
    /// The text itself, or its beginning and an ellipsis.
    [[nodiscard]] std::string elided(const std::string& text, const TextStyle& style,
                                     double width) const;
    void polyline(const std::vector<std::pair<double, double>>& points, Color color, double width);
    void rectangle(const Box& box, const ShapeStyle& style);
    void circle(double x, double y, double radius, const ShapeStyle& style);
    /// The left half of a disc.
    void halfDisc(double x, double y, double radius, Color color);
    /// An 8-bit gray picture, columns fastest, scaled to the box.
    void picture(const Box& box, int columns, int rows, const std::vector<std::uint8_t>& gray);

    /// Ends the document. @return its bytes.
    [[nodiscard]] std::string finish();

private:
    struct Private;
    explicit PdfCanvas(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
