#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/render/view_state.h"

#include <QSizeF>

#include <optional>

namespace foramen {

class Pane;

/// What a pane looked like when it was painted last, so that it is painted again only when it looks
/// different: scrolling one pane asks all of them to show their views.
class PaintedLook {
public:
    /// The pane was painted as it is.
    void take(const Pane& pane, QSizeF size, double devicePixelRatio);
    /// What is on the screen is not known, or is to be painted anew.
    void forget() { m_look.reset(); }
    [[nodiscard]] bool isThatOf(const Pane& pane, QSizeF size, double devicePixelRatio) const;

private:
    /// All that painting depends on.
    struct Look {
        PaneContent content;
        VolumePtr volume;
        ViewState view;
        QSizeF size;
        double devicePixelRatio = 1;
    };
    std::optional<Look> m_look;
};

} // namespace foramen
