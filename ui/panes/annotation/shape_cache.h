#pragma once

#include <QByteArray>
#include <QCache>
#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QPen>
#include <QPoint>

#include <vector>

class QPainter;

namespace foramen {

/// An outline that is stroked, filled or both; logical pixels of the pane.
struct OverlayStroke {
    QPainterPath path;
    QPen pen{Qt::NoPen};
    QColor fill{Qt::transparent};
};

/// Antialiased shapes as images, so that each is rasterised once: Qt up to 6.4 hands large
/// antialiased shapes to a pool of threads and waits for them, each time. A shape is found again by
/// its outline, its pens and colours, and the fraction of a pixel at which it lies; it may be
/// displaced by whole pixels. What was drawn longest ago is dropped beyond the limit of memory.
class ShapeCache {
public:
    explicit ShapeCache(int mostKiB);

    /// Draws the strokes, the first one undermost.
    void draw(QPainter& painter, const std::vector<OverlayStroke>& strokes);

    [[nodiscard]] int shapes() const { return m_shapes.count(); }
    [[nodiscard]] int usedKiB() const { return m_shapes.totalCost(); }

private:
    /// A part of a shape that is not empty.
    struct Tile {
        QPoint at; ///< device pixels from the shape's corner
        QImage image;
    };
    using Tiles = std::vector<Tile>;
    [[nodiscard]] static Tiles tilesOf(const QImage& image);

    QCache<QByteArray, Tiles> m_shapes; ///< costs are KiB
};

} // namespace foramen
