#pragma once

#include "ui/panes/annotation/shape_cache.h"

#include <QColor>
#include <QLineF>
#include <QPen>
#include <QRectF>

#include <vector>

class QPainter;

namespace foramen {

/// Draws antialiased strokes over a picture, the first one undermost. All panes share the images of
/// what was drawn before.
void drawOverlayShape(QPainter& painter, const std::vector<OverlayStroke>& strokes);

/// Draws a rectangle with rounded corners, as below a text.
void drawOverlayPlate(QPainter& painter, const QRectF& plate, double radius, const QColor& fill,
                      const QPen& edge = Qt::NoPen);

/// Draws a line over a wider dark one, so that it is visible on bright tissue, too. A dashed line
/// has none below it. Lines along the axes of the pane lie on whole pixels.
void drawOverlayLine(QPainter& painter, const QLineF& line, const QPen& pen);

/// Fills a rectangle on whole device pixels, one at least in each direction.
void fillOverlayRect(QPainter& painter, const QRectF& rect, const QColor& color);

/// The outline of a circle.
[[nodiscard]] QPainterPath circle(QPointF middle, double radius);

} // namespace foramen
