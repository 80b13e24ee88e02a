#include "ui/panes/annotation/shape_cache.h"

#include <QPainter>
#include <QRect>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr double kSteps = 64; ///< of a logical pixel in a key
constexpr int kTileWidth = 64; ///< device pixels
constexpr int kTileArea = 4096;
/// Larger shapes go far beyond the pane, which shows a small part of the patient then.
constexpr double kMostPixels = 1U << 22U;

void append(QByteArray& key, qint64 value)
{
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append(QByteArray& key, double value)
{
    append(key, static_cast<qint64>(std::llround(value * kSteps)));
}

void append(QByteArray& key, const OverlayStroke& stroke, QPointF corner)
{
    append(key, static_cast<qint64>(stroke.path.elementCount()));
    append(key, static_cast<qint64>(stroke.path.fillRule()));
    for (int i = 0; i < stroke.path.elementCount(); ++i) {
        const QPainterPath::Element element = stroke.path.elementAt(i);
        append(key, static_cast<qint64>(element.type));
        append(key, element.x - corner.x());
        append(key, element.y - corner.y());
    }
    append(key, static_cast<qint64>(stroke.fill.rgba()));
    append(key, static_cast<qint64>(stroke.pen.style()));
    if (stroke.pen.style() == Qt::NoPen)
        return;
    append(key, static_cast<qint64>(stroke.pen.color().rgba()));
    append(key, stroke.pen.widthF());
    append(key, static_cast<qint64>(stroke.pen.capStyle()));
    append(key, static_cast<qint64>(stroke.pen.joinStyle()));
    if (stroke.pen.style() == Qt::CustomDashLine)
        for (const double dash : stroke.pen.dashPattern())
            append(key, dash);
}

QRectF boundsOf(const std::vector<OverlayStroke>& strokes)
{
    QRectF bounds;
    for (const OverlayStroke& stroke : strokes) {
        if (stroke.path.isEmpty())
            continue;
        // Caps and mitred corners reach further than half the width.
        const double reach = stroke.pen.style() == Qt::NoPen ? 1 : 2 * stroke.pen.widthF() + 1;
        const QRectF box = stroke.path.controlPointRect().adjusted(-reach, -reach, reach, reach);
        bounds = bounds.isNull() ? box : bounds.united(box);
    }
    return bounds;
}

void drawStrokes(QPainter& painter, const std::vector<OverlayStroke>& strokes)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const OverlayStroke& stroke : strokes) {
        painter.setPen(stroke.pen);
        painter.setBrush(stroke.fill.alpha() > 0 ? QBrush(stroke.fill) : QBrush(Qt::NoBrush));
        painter.drawPath(stroke.path);
    }
}

QImage imageOf(const std::vector<OverlayStroke>& strokes, QPointF corner, QSize size, double ratio)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.translate(-corner);
    drawStrokes(painter, strokes);
    return image;
}

/// The smallest part of a rectangle that holds all pixels of an image that are not transparent.
QRect usedPart(const QImage& image, const QRect& part)
{
    QRect used;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        int first = part.left();
        while (first <= part.right() && line[first] == 0)
            ++first;
        if (first > part.right())
            continue;
        int last = part.right();
        while (line[last] == 0)
            --last;
        used |= QRect(first, y, last - first + 1, 1);
    }
    return used;
}

} // namespace

ShapeCache::ShapeCache(int mostKiB)
    : m_shapes(mostKiB)
{
}

ShapeCache::Tiles ShapeCache::tilesOf(const QImage& image)
{
    // An oblique line fills little of the rectangle around it.
    const int width = std::min(image.width(), kTileWidth);
    const int height = std::max(1, kTileArea / std::max(1, width));
    Tiles tiles;
    for (int y = 0; y < image.height(); y += height)
        for (int x = 0; x < image.width(); x += width) {
            const QRect used = usedPart(image, QRect(x, y, width, height) & image.rect());
            if (used.isEmpty())
                continue;
            tiles.push_back({used.topLeft(), image.copy(used)});
            tiles.back().image.setDevicePixelRatio(image.devicePixelRatio());
        }
    return tiles;
}

void ShapeCache::draw(QPainter& painter, const std::vector<OverlayStroke>& strokes)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF bounds = boundsOf(strokes);
    if (bounds.isNull())
        return;
    const QPoint corner(static_cast<int>(std::floor(bounds.left() * ratio)),
                        static_cast<int>(std::floor(bounds.top() * ratio)));
    const QPointF origin = QPointF(corner) / ratio;
    const QSize size(static_cast<int>(std::ceil(bounds.right() * ratio)) - corner.x() + 1,
                     static_cast<int>(std::ceil(bounds.bottom() * ratio)) - corner.y() + 1);
    if (static_cast<double>(size.width()) * size.height() > kMostPixels) {
        drawStrokes(painter, strokes);
        return;
    }
    QByteArray key;
    append(key, ratio);
    for (const OverlayStroke& stroke : strokes)
        append(key, stroke, origin);
    Tiles* tiles = m_shapes.object(key);
    Tiles made;
    if (!tiles) {
        made = tilesOf(imageOf(strokes, origin, size, ratio));
        tiles = &made;
    }
    for (const Tile& tile : *tiles)
        painter.drawImage(QPointF(corner + tile.at) / ratio, tile.image);
    if (tiles != &made)
        return;
    qsizetype bytes = key.size();
    for (const Tile& tile : made)
        bytes += tile.image.sizeInBytes();
    m_shapes.insert(key, new Tiles(std::move(made)), static_cast<int>(bytes / 1024) + 1);
}

} // namespace foramen
