#pragma once

#include <QObject>

#include <functional>

namespace foramen {

class Actions;
class CinePlayer;
class MessageBanner;
class PaneArea;
class StudyPanes;
struct ViewState;

/// What the actions on the pane that has the keyboard do: slices, cine, zoom, turns, windows, and
/// how it is linked to the others.
class PaneCommands : public QObject {
    Q_OBJECT

public:
    PaneCommands(PaneArea* panes, StudyPanes* links, MessageBanner* banner, Actions* actions,
                 QObject* parent);

    /// @return whether a cine was running.
    bool stopCine();

private:
    void connectSlices();
    void connectCine();
    void connectZoom();
    void connectTurns();
    void connectWindows();
    void connectLinks();
    void connectOblique();
    void connectCrosshair();
    void nextInterpolation();
    void swapWindowAxes(bool swapped);
    void changeView(const std::function<void(ViewState&)>& change);
    void stepSlices(int by);

    PaneArea* m_panes;
    StudyPanes* m_links;
    MessageBanner* m_banner;
    Actions* m_actions;
    CinePlayer* m_cine;
};

} // namespace foramen
