#pragma once

#include "core/spine/terms.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace foramen {

class Actions;
class AnnotationLinks;
class CinePlayer;
class MessageBanner;
class PaneArea;
class PaneLinks;
class RecentStudies;
class SeriesPanel;
class Session;
class SidePanel;
class StartPage;
class TopBar;
class ViewportWidget;
enum class ActionId;
struct ViewState;

/// The reading window: one session on the screen. Everything that changes the study goes through
/// the session.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    explicit MainWindow(Session* session, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] PaneArea* paneArea() const { return m_panes; }
    [[nodiscard]] SidePanel* sidePanel() const { return m_side; }
    [[nodiscard]] MessageBanner* banner() const { return m_banner; }
    [[nodiscard]] Actions* actions() const { return m_actions; }
    [[nodiscard]] AnnotationLinks* annotationLinks() const { return m_annotationLinks; }

    /// Opens files and folders, and remembers them in the list of recent ones once they turned out
    /// to be a study.
    void open(const QStringList& paths);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void addMeasurements();
    void restoreLayout();
    void connectSession();
    void refreshState();

    // Actions (main_window_actions.cpp)
    void connectActions();
    void connectStudyActions();
    void connectGradeActions();
    void connectLayoutActions();
    void connectViewActions();
    void fillExportMenu();
    void onAction(ActionId id, std::function<void()> work);

    // Actions of panes (main_window_panes.cpp)
    void connectPaneActions();
    void connectSliceActions();
    void connectZoomActions();
    void connectTurnActions();
    void connectLinkActions();
    void nextInterpolation();
    void swapWindowAxes(bool swapped);
    void changeView(const std::function<void(ViewState&)>& change);
    void stepSlices(int by);
    void openFolder();
    void openFiles();
    void goTo(std::optional<Site> site);
    void cycleOverlays();
    void applyOverlays();
    void showPaneMenu(QPoint globalPosition);
    void addObliqueEntries(QMenu* menu, QPoint globalPosition);
    void showShortcuts();
    void editShortcuts();
    void showPreferences();
    void refreshSide();

    /// What Space goes through.
    enum class Overlays { All, NoMarks, None };

    Session* m_session;
    Actions* m_actions;
    RecentStudies* m_recent;
    TopBar* m_top = nullptr;
    MessageBanner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    QSplitter* m_reading = nullptr;
    SeriesPanel* m_series = nullptr;
    PaneArea* m_panes = nullptr;
    PaneLinks* m_links = nullptr;
    AnnotationLinks* m_annotationLinks = nullptr;
    SidePanel* m_side = nullptr;
    CinePlayer* m_cine = nullptr;
    QStringList m_opening; ///< paths asked for, until they are open or failed
    Overlays m_overlays = Overlays::All;
    bool m_marksHeldHidden = false; ///< X is down
};

} // namespace foramen
