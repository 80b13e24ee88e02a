#include "ui/widgets/commands/overlay_visibility.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

namespace foramen {

OverlayVisibility::OverlayVisibility(PaneArea* panes, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_panes(panes)
{
    actions->on(ActionId::CycleOverlays, this, [this] { cycle(); });
    connect(panes, &PaneArea::layoutChanged, this, &OverlayVisibility::apply);
}

void OverlayVisibility::setMarksHeldHidden(bool hidden)
{
    m_marksHeldHidden = hidden;
    apply();
}

void OverlayVisibility::cycle()
{
    m_shown = m_shown == Shown::All ? Shown::NoMarks
        : m_shown == Shown::NoMarks ? Shown::None
                                    : Shown::All;
    apply();
}

void OverlayVisibility::apply()
{
    const bool hasMarks = m_shown == Shown::All && !m_marksHeldHidden;
    const ReadingPanes& panes = m_panes->panes();
    for (PaneWidget* pane : panes.all()) {
        // The small panes below the axial show the picture only.
        const bool foramen = (pane == panes.rightForamen || pane == panes.leftForamen)
            && m_panes->paneLayout() == PaneLayout::Full;
        pane->setOverlaysVisible(hasMarks);
        pane->setCompact(foramen || m_shown == Shown::None);
    }
    for (PaneWidget* pane : m_panes->priorPanes()) {
        pane->setOverlaysVisible(hasMarks);
        pane->setCompact(m_shown == Shown::None);
    }
}

} // namespace foramen
