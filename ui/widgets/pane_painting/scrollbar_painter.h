#pragma once

#include "ui/panes/pane/pane_content.h"

#include <QSizeF>

class QPainter;

namespace foramen {

/// Draws the bar along a pane's right edge: where in its stack the pane is, which levels the
/// stretches belong to, and what has been seen.
class ScrollbarPainter {
public:
    ScrollbarPainter(QPainter& painter, const PaneContent& content, QSizeF pane);

    /// Nothing where there is only one slice.
    void paint();

private:
    void paintStretches();
    void paintSegmentNames();
    void paintViewed();
    void paintHint();

    QPainter& m_painter;
    const PaneContent& m_content;
    QSizeF m_pane;
    PaneScrollbar m_bar;
};

} // namespace foramen
