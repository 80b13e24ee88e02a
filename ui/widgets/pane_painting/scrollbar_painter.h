#pragma once

#include "ui/panes/pane/pane_content.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

class QPainter;

namespace foramen {

/// Draws the scrollbar at a pane's right edge: the position in the stack, the levels, and the
/// slices that have been seen.
class ScrollbarPainter {
public:
    ScrollbarPainter(QPainter& painter, const PaneContent& content, QSizeF pane);

    /// Draws nothing where there is only one slice.
    void paint();
    /// Where the names of levels stand beside the bar.
    [[nodiscard]] std::vector<QRectF> placesOfNames() const;

private:
    struct Name {
        QRectF place;
        const PaneSegment* segment = nullptr;
    };
    [[nodiscard]] std::vector<Name> names() const;
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
