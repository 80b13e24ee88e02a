#include "ui/widgets/pane/oblique_handles.h"

#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane/tool_cursor.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace foramen {

ObliqueHandles::ObliqueHandles(std::vector<PaneWidget*> panes, QObject* parent)
    : QObject(parent)
    , m_panes(std::move(panes))
{
    for (PaneWidget* pane : m_panes)
        pane->installEventFilter(this);
}

bool ObliqueHandles::eventFilter(QObject* watched, QEvent* event)
{
    const auto found = std::find(m_panes.begin(), m_panes.end(), watched);
    if (found == m_panes.end())
        return false;
    PaneWidget* pane = *found;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(pane, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(pane, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        if (m_held != pane || static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
            return false;
        m_held = nullptr;
        return true;
    default:
        return false;
    }
}

bool ObliqueHandles::press(PaneWidget* pane, const QMouseEvent& event)
{
    if (m_held)
        return true; // one thing at a time
    const auto& line = pane->obliqueLine();
    if (!line || event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier)
        return false;
    const auto handle = obliqueHandleAt(*line, pane->scene(), pane->size(), event.position());
    if (!handle)
        return false;
    m_held = pane;
    m_isBackHeld = handle->isBack;
    return true;
}

bool ObliqueHandles::move(PaneWidget* pane, const QMouseEvent& event)
{
    if (m_held != pane) {
        if (event.buttons() == Qt::NoButton)
            hover(pane, event.position());
        return false;
    }
    const auto& line = pane->obliqueLine();
    if (!line || !(event.buttons() & Qt::LeftButton))
        return true;
    const PatientPoint at =
        pane->scene().patientFromDisplay({event.position().x(), event.position().y()});
    const PatientVector normal = pane->currentVolume()->geometry.sliceNormal();
    PatientVector along = at - line->pivot;
    along = along - normal * dot(along, normal);
    constexpr double leastMm = 4; // closer to the pivot small movements would spin the plane
    if (length(along) >= leastMm)
        Q_EMIT turned(normalized(m_isBackHeld ? along : -along));
    return true;
}

void ObliqueHandles::hover(PaneWidget* pane, QPointF position)
{
    const auto& line = pane->obliqueLine();
    const bool isOver =
        line && obliqueHandleAt(*line, pane->scene(), pane->size(), position).has_value();
    if (isOver == (m_hovered == pane))
        return;
    m_hovered = isOver ? pane : nullptr;
    pane->setCursor(isOver ? QCursor(Qt::PointingHandCursor) : cursorOf(pane->tool()));
}

} // namespace foramen
