#include "ui/panes/annotation/overlay_shape.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr int kCacheKiB = 8 * 1024;
constexpr double kUnderWidth = 1.6; ///< a dark line is wider by so much

/// Whether a line stays within a small part of a pixel across it.
bool isAlongAxis(const QLineF& line)
{
    constexpr double most = 0.02;
    return std::abs(line.dx()) < most || std::abs(line.dy()) < most;
}

/// The area of a line along an axis.
QRectF areaOf(const QLineF& line, double width)
{
    const QPointF middle = line.center();
    const bool isUpright = std::abs(line.dx()) < std::abs(line.dy());
    const QSizeF size(isUpright ? width : std::abs(line.dx()),
                      isUpright ? std::abs(line.dy()) : width);
    return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(),
            size.height()};
}

OverlayStroke strokeOf(const QLineF& line, const QPen& pen)
{
    OverlayStroke stroke{{}, pen};
    stroke.path.moveTo(line.p1());
    stroke.path.lineTo(line.p2());
    return stroke;
}

} // namespace

void drawOverlayShape(QPainter& painter, const std::vector<OverlayStroke>& strokes)
{
    static ShapeCache cache(kCacheKiB);
    cache.draw(painter, strokes);
}

void drawOverlayPlate(QPainter& painter, const QRectF& plate, double radius, const QColor& fill,
                      const QPen& edge)
{
    OverlayStroke stroke{{}, edge, fill};
    stroke.path.addRoundedRect(plate, radius, radius);
    drawOverlayShape(painter, {stroke});
}

void drawOverlayLine(QPainter& painter, const QLineF& line, const QPen& pen)
{
    const QColor dark(0, 0, 0, pen.color().alpha() / 2);
    const double underWidth = pen.widthF() + kUnderWidth;
    const bool isSolid = pen.style() == Qt::SolidLine;
    if (isSolid && isAlongAxis(line)) {
        fillOverlayRect(painter, areaOf(line, underWidth), dark);
        fillOverlayRect(painter, areaOf(line, pen.widthF()), pen.color());
        return;
    }
    std::vector<OverlayStroke> strokes;
    if (isSolid)
        strokes.push_back(strokeOf(line, QPen(dark, underWidth, Qt::SolidLine, Qt::RoundCap)));
    strokes.push_back(strokeOf(line, pen));
    drawOverlayShape(painter, strokes);
}

void fillOverlayRect(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const double ratio = painter.device()->devicePixelRatioF();
    // By its size first: a line has the same width wherever it lies.
    const auto pixels = [ratio](double length) {
        return std::max(1.0, std::round(length * ratio));
    };
    const double width = pixels(rect.width());
    const double height = pixels(rect.height());
    const double left = std::round(rect.center().x() * ratio - width / 2);
    const double top = std::round(rect.center().y() * ratio - height / 2);
    const bool wasAntialiased = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Qt up to 6.4 hands what has 96 rows or more to a pool of threads and waits for them.
    constexpr double rows = 64;
    for (double y = 0; y < height; y += rows)
        painter.fillRect(QRectF(left / ratio, (top + y) / ratio, width / ratio,
                                std::min(rows, height - y) / ratio),
                         color);
    painter.setRenderHint(QPainter::Antialiasing, wasAntialiased);
}

QPainterPath circle(QPointF middle, double radius)
{
    QPainterPath path;
    path.addEllipse(middle, radius, radius);
    return path;
}

} // namespace foramen
