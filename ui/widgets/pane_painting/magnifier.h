#pragma once

#include "ui/render/slice_scene.h"
#include "ui/widgets/pane_painting/screen_image.h"

#include <QPointF>
#include <QSizeF>

class QPainter;

namespace foramen {

/// Draws a round lens over a pane: the picture under the mouse, rendered again at a larger scale.
class Magnifier {
public:
    /// @param at middle of the lens, within the pane, logical pixels.
    void paint(QPainter& painter, const SliceScene& pane, QPointF at);

private:
    SliceScene m_lens;
    ScreenImage m_image;
};

} // namespace foramen
