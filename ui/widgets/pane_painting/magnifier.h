#pragma once

#include "ui/render/slice_scene.h"

#include <QPointF>
#include <QSizeF>

class QPainter;

namespace foramen {

/// A round lens over a pane: what lies under the mouse, rendered anew at a larger scale and not
/// just blown up.
class Magnifier {
public:
    /// @param at middle of the lens, within the pane, logical pixels.
    void paint(QPainter& painter, const SliceScene& pane, QPointF at);

private:
    SliceScene m_lens;
};

} // namespace foramen
