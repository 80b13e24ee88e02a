#pragma once

#include "ui/widgets/pane_painting/magnifier.h"
#include "ui/widgets/pane_painting/screen_image.h"

#include <QRectF>
#include <QSizeF>

class QPainter;

namespace foramen {

class Pane;

/// Paints a whole pane: the slice, and everything over it in its order.
class PanePainter {
public:
    void paint(QPainter& painter, Pane& pane, QSizeF size, double devicePixelRatio);

    /// The rectangle of the title as it was painted last; null without one.
    [[nodiscard]] const QRectF& titleBox() const { return m_titleBox; }

private:
    QRectF m_titleBox;
    ScreenImage m_image; ///< what was painted last
    Magnifier m_magnifier;
};

} // namespace foramen
