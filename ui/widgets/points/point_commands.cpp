#include "ui/widgets/points/point_commands.h"

#include "ui/panes/study/study_panes.h"
#include "ui/state/language/term_text.h"
#include "ui/state/points/point_editing.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/parts/message_banner.h"

#include <QCursor>

namespace foramen {

PointCommands::PointCommands(const Parts& parts, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    PointEditing& points = parts.points;
    const auto connectAction = [&](ActionId id, const std::function<void(Site)>& work) {
        actions->on(id, this, [this, work] { onSite(work); });
    };
    connectAction(ActionId::PlacePoint, [this](Site site) { placeAtMouse(site); });
    connectAction(ActionId::PointToSlice, [this](Site site) { moveToSlice(site); });
    connectAction(ActionId::SnapPoint, [&points](Site site) { points.snapToLevel(site); });
    connectAction(ActionId::AcceptPoint, [&points](Site site) { points.acceptModelPoint(site); });
    connectAction(ActionId::RemovePoint, [&points](Site site) { points.remove(site); });
}

void PointCommands::onSite(const std::function<void(Site)>& work)
{
    if (m_parts.current.isOpen())
        work(m_parts.selection.site());
}

void PointCommands::placeAtMouse(Site site)
{
    const ReadingPanes& panes = m_parts.panes.panes();
    for (const PaneKind kind : kPaneKinds) {
        const PaneWidget* pane = panes.at(kind);
        const QPointF at = pane->mapFromGlobal(QPointF(QCursor::pos()));
        if (pane->isVisible() && pane->rect().contains(at.toPoint())) {
            m_parts.studyPanes.placeSite(kind, site, {at.x(), at.y()});
            return;
        }
    }
    m_parts.banner.showMessage(
        tr("Move the mouse to a place in a pane: the point of %1 is placed there.")
            .arg(shortNameOf(site)));
}

void PointCommands::moveToSlice(Site site)
{
    if (const auto kind = m_parts.panes.panes().kindOf(m_parts.panes.activePane()))
        m_parts.studyPanes.moveSiteToSlice(*kind, site);
}

} // namespace foramen
