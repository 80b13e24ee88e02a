#pragma once

#include "ui/widgets/points/point_menu.h"

#include <QObject>
#include <QPoint>

class QMenu;
class QWidget;

namespace foramen {

class Actions;
class CurrentStudy;
class PaneArea;
class SeriesLinks;
class StudyPanes;

/// The context menu of the panes of the open study.
class PaneMenu : public QObject {
    Q_OBJECT

public:
    PaneMenu(const CurrentStudy& current, SeriesLinks& seriesLinks, const PointMenu& pointMenu,
             PaneArea* panes, StudyPanes* links, Actions* actions, QWidget* window);

private:
    void show(QPoint globalPosition);
    /// Of the series in the active pane; nothing where the pane shows no series.
    void addSeriesLinks(QMenu* menu);
    /// Presets and windows of the file, for the kind of the shown series.
    void addWindows(QMenu* menu);
    void addPoints(QMenu* menu, QPoint globalPosition);
    void addObliqueEntries(QMenu* menu, QPoint globalPosition);

    const CurrentStudy& m_current;
    SeriesLinks& m_seriesLinks;
    PointMenu m_pointMenu;
    PaneArea* m_panes;
    StudyPanes* m_links;
    Actions* m_actions;
    QWidget* m_window;
};

} // namespace foramen
