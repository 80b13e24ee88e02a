#include "ui/widgets/pane_painting/painted_look.h"

#include "ui/panes/pane/pane.h"

namespace foramen {

void PaintedLook::take(const Pane& pane, QSizeF size, double devicePixelRatio)
{
    m_look = {pane.content(), pane.volume(), pane.viewState(), size, devicePixelRatio};
}

bool PaintedLook::isThatOf(const Pane& pane, QSizeF size, double devicePixelRatio) const
{
    return m_look && m_look->size == size && m_look->devicePixelRatio == devicePixelRatio
        && m_look->volume == pane.volume() && m_look->view == pane.viewState()
        && m_look->content == pane.content();
}

} // namespace foramen
