#pragma once

#include <QObject>
#include <QPoint>

class QMenu;
class QWidget;

namespace foramen {

class Actions;
class PaneArea;
class StudyPanes;

/// The context menu of the panes of the open study.
class PaneMenu : public QObject {
    Q_OBJECT

public:
    PaneMenu(PaneArea* panes, StudyPanes* links, Actions* actions, QWidget* window);

private:
    void show(QPoint globalPosition);
    void addObliqueEntries(QMenu* menu, QPoint globalPosition);

    PaneArea* m_panes;
    StudyPanes* m_links;
    Actions* m_actions;
    QWidget* m_window;
};

} // namespace foramen
