#include "ui/widgets/points/point_menu.h"

#include "ui/panes/study/study_panes.h"
#include "ui/state/language/term_text.h"
#include "ui/state/points/point_editing.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/pane/pane_widget.h"

#include <QCoreApplication>
#include <QMenu>

#include <utility>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PointMenu)
};

} // namespace

void PointMenu::addEntries(QMenu* menu, const PaneWidget& pane, PaneKind kind, QPointF at) const
{
    if (!pane.pane().hasPicture())
        return;
    if (const PaneMark* mark = markAt(pane.pane().content(), pane.scene(), at))
        addOfRing(menu, mark->site, kind);
    else
        addOfPlace(menu, kind, at);
    menu->addSeparator();
}

void PointMenu::addOfRing(QMenu* menu, Site site, PaneKind kind) const
{
    PointEditing& points = m_parts.points;
    const QString name = shortNameOf(site);
    add(menu, Words::tr("Accept the AI’s point of %1").arg(name), site, ActionId::AcceptPoint,
        [&points](Site one) { points.acceptModelPoint(one); });
    add(menu, Words::tr("Move the point of %1 to this slice").arg(name), site,
        ActionId::PointToSlice,
        [this, kind](Site one) { m_parts.studyPanes.moveSiteToSlice(kind, one); });
    add(menu, Words::tr("Move the point of %1 to its disc").arg(name), site, ActionId::SnapPoint,
        [&points](Site one) { points.snapToLevel(one); });
    add(menu, Words::tr("Remove the point of %1").arg(name), site, ActionId::RemovePoint,
        [&points](Site one) { points.remove(one); });
}

void PointMenu::addOfPlace(QMenu* menu, PaneKind kind, QPointF at) const
{
    const Site current = m_parts.selection.site();
    const auto place = [this, kind, at](Site site) {
        m_parts.studyPanes.placeSite(kind, site, {at.x(), at.y()});
    };
    add(menu, Words::tr("Place the point of %1 here").arg(shortNameOf(current)), current,
        ActionId::PlacePoint, place);
    QMenu* others = menu->addMenu(Words::tr("Place another point here"));
    for (const Condition condition : kConditions)
        if (const Site site{condition, current.level}; site != current)
            add(others, shortNameOf(site), site, ActionId::PlacePoint, place);
    if (m_parts.current->assessment.cell(current).location())
        add(menu, Words::tr("Move the point of %1 to this slice").arg(shortNameOf(current)),
            current, ActionId::PointToSlice,
            [this, kind](Site one) { m_parts.studyPanes.moveSiteToSlice(kind, one); });
}

void PointMenu::add(QMenu* menu, const QString& text, Site site, ActionId key,
                    std::function<void(Site)> work) const
{
    // The key is shown only: it belongs to the action of the registry, for the current site.
    const QKeySequence keys = m_parts.actions.action(key)->shortcut();
    const bool hasKey = site == m_parts.selection.site() && !keys.isEmpty();
    QAction* entry = menu->addAction(
        hasKey ? text + QLatin1Char('\t') + keys.toString(QKeySequence::NativeText) : text);
    QObject::connect(entry, &QAction::triggered, &m_parts.points,
                     [site, work = std::move(work)] { work(site); });
}

} // namespace foramen
