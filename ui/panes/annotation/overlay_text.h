#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace foramen {

/// The style of a text over a picture. It always has a dark halo, because pictures are bright in
/// places.
struct OverlayTextStyle {
    int pixelSize = 12;
    bool isBold = false;
    QColor color{0xdb, 0xe2, 0xea};
};

/// The font of the program: Inter with tabular figures. @p pixels: logical.
[[nodiscard]] QFont textFont(int pixels, QFont::Weight weight);

/// Width and height that a text takes, halo not counted, logical pixels.
[[nodiscard]] QSizeF overlayTextSize(const QString& text, const OverlayTextStyle& style);

/// Draws one line of text with its halo. @param topLeft of the text's box, see overlayTextSize().
void drawOverlayText(QPainter& painter, QPointF topLeft, const QString& text,
                     const OverlayTextStyle& style);

/// The text shortened with an ellipsis to a width.
[[nodiscard]] QString elidedOverlayText(const QString& text, const OverlayTextStyle& style,
                                        double width);

} // namespace foramen
