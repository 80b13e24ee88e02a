#pragma once

#include <QObject>

namespace foramen {

class Actions;
class PaneArea;
class SidePanel;

/// What the actions on the layout of the window do: panes, full screen, detached pages, and the
/// panels at both edges.
class LayoutCommands : public QObject {
    Q_OBJECT

public:
    /// The parts of the window that are arranged.
    struct Parts {
        PaneArea* panes;
        QWidget* series; ///< the panel at the left edge
        SidePanel* side;
    };
    LayoutCommands(const Parts& parts, Actions* actions, QWidget* window);

private:
    void connectPanes();
    void connectPages();
    void connectEdges(QWidget* series);
    void showDetached();

    PaneArea* m_panes;
    SidePanel* m_side;
    Actions* m_actions;
};

} // namespace foramen
