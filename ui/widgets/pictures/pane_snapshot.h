#pragma once

#include "ui/panes/pane/pane.h"
#include "ui/widgets/pane_painting/pane_painter.h"

#include <QImage>
#include <QString>

namespace foramen {

class PaneWidget;

/// What a pane shows, painted again without what belongs to the hand on it: the accent line of the
/// active pane, what is under the mouse, handles, the crosshair. Later changes of the pane are not
/// followed. GUI thread.
class PaneSnapshot {
public:
    /// @param scale  pixels of the picture for each logical pixel of the screen.
    PaneSnapshot(const PaneWidget& pane, double scale);

    [[nodiscard]] bool hasPicture() const { return m_pane.hasPicture(); }
    [[nodiscard]] QSize size() const;
    /// The picture as it is shown.
    [[nodiscard]] QImage image();

    /// How many positions its stack has.
    [[nodiscard]] int count() const { return m_pane.content().count; }
    /// Takes away what is true of the shown slice alone: the title with its level or side, the
    /// lines of other panes, the map of the AI. @param title  of all slices.
    void keepWhatHoldsForAll(const QString& title);
    /// The picture at another position, after keepWhatHoldsForAll().
    [[nodiscard]] QImage imageAt(int position);

private:
    QSizeF m_size; ///< logical pixels
    double m_scale;
    Pane m_pane;
    PanePainter m_painter;
};

} // namespace foramen
