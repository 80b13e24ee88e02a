#include "ui/widgets/pane_area/tool_selection.h"

#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <QActionGroup>

namespace foramen {

ToolSelection::ToolSelection(PaneArea* area, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_area(area)
    , m_actions(actions)
    , m_group(new QActionGroup(this))
{
    for (const PaneTool tool : kPaneTools) {
        QAction* action = m_actions->action(actionOf(tool));
        action->setCheckable(true);
        action->setChecked(tool == m_tool);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, tool] { setTool(tool); });
    }
    for (PaneWidget* pane : area->panes().all())
        connect(pane, &PaneWidget::toolDropped, this, [this] { setTool(ViewTool::Window); });
    // A tool that no button shows ends after one use.
    for (PaneWidget* pane : area->panes().all())
        connect(pane, &PaneWidget::annotationPlaced, this, [this] {
            if (!hasAction(m_tool))
                setTool(ViewTool::Window);
        });
}

void ToolSelection::setTool(PaneTool tool)
{
    m_tool = tool;
    if (hasAction(tool))
        m_actions->action(actionOf(tool))->setChecked(true);
    else if (QAction* checked = m_group->checkedAction())
        checked->setChecked(false);
    // The crosshair uses the left button; choosing a tool ends it.
    if (QAction* crosshair = m_actions->action(ActionId::Crosshair); crosshair->isChecked())
        crosshair->trigger();
    for (PaneWidget* pane : m_area->panes().all())
        pane->setTool(tool);
}

} // namespace foramen
