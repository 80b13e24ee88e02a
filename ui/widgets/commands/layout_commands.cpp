#include "ui/widgets/commands/layout_commands.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/side/side_panel.h"

#include <utility>

namespace foramen {

LayoutCommands::LayoutCommands(const Parts& parts, Actions* actions, QWidget* window)
    : QObject(window)
    , m_panes(parts.panes)
    , m_side(parts.side)
    , m_actions(actions)
{
    connectPanes();
    actions->on(ActionId::FullScreen, this,
                [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });
    connectPages();
    connectEdges(parts.series);
}

void LayoutCommands::connectPanes()
{
    const std::pair<ActionId, PaneLayout> layouts[] = {{ActionId::LayoutOne, PaneLayout::One},
                                                       {ActionId::LayoutTwo, PaneLayout::Two},
                                                       {ActionId::LayoutThree, PaneLayout::Three},
                                                       {ActionId::LayoutFull, PaneLayout::Full},
                                                       {ActionId::LayoutLevel, PaneLayout::Level}};
    for (const auto& [id, layout] : layouts)
        m_actions->on(id, this, [this, wanted = layout] { m_panes->setPaneLayout(wanted); });
    m_actions->on(ActionId::Maximise, this, [this] { m_panes->toggleMaximised(); });
}

void LayoutCommands::connectPages()
{
    const std::pair<ActionId, SidePage> pages[] = {{ActionId::DetachGrid, SidePage::Grid},
                                                   {ActionId::DetachReport, SidePage::Report}};
    for (const auto& [id, page] : pages) {
        m_actions->action(id)->setCheckable(true);
        m_actions->on(id, this, [this, wanted = page] {
            m_side->setDetached(wanted, !m_side->isDetached(wanted));
        });
    }
    connect(m_side, &SidePanel::detachedChanged, this, &LayoutCommands::showDetached);
}

void LayoutCommands::connectEdges(QWidget* series)
{
    const std::pair<ActionId, QWidget*> edges[] = {{ActionId::ShowSeries, series},
                                                   {ActionId::ShowSide, m_side}};
    for (const auto& [id, edge] : edges) {
        QAction* action = m_actions->action(id);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, edge, &QWidget::setVisible);
    }
}

void LayoutCommands::showDetached()
{
    const bool grid = m_side->isDetached(SidePage::Grid);
    const bool report = m_side->isDetached(SidePage::Report);
    m_actions->action(ActionId::DetachGrid)->setChecked(grid);
    m_actions->action(ActionId::DetachReport)->setChecked(report);
    // When both are detached, the panes take the room of the side panel; F9 shows it again.
    m_actions->action(ActionId::ShowSide)->setChecked(!(grid && report));
}

} // namespace foramen
