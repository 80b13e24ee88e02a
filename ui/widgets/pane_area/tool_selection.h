#pragma once

#include "ui/panes/pane/pane_tool.h"

#include <QObject>

class QActionGroup;

namespace foramen {

class Actions;
class PaneArea;

/// The tool of the left button, one for all panes, and the actions that choose it.
class ToolSelection : public QObject {
    Q_OBJECT

public:
    ToolSelection(PaneArea* area, Actions* actions, QObject* parent = nullptr);

    [[nodiscard]] PaneTool tool() const { return m_tool; }
    void setTool(PaneTool tool);

private:
    PaneArea* m_area;
    Actions* m_actions;
    QActionGroup* m_group;
    PaneTool m_tool = ViewTool::Window;
};

} // namespace foramen
