#pragma once

#include <QStringList>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace foramen {

class Actions;
class AnnotationLinks;
class HistoryWindow;
class MessageBanner;
class OverlayVisibility;
class PaneArea;
class QuestionBar;
class StudyPanes;
class RecentStudies;
class SeriesPanel;
class Session;
class SidePanel;
class StudyListCommands;
class StartPage;
class StatusLine;
class ToolSelection;
class TopBar;

/// The reading window of one session: makes and connects the panels, remembers their layout, and
/// opens what is dropped on it. The actions are carried out in ui/widgets/commands.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    explicit MainWindow(Session* session, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] PaneArea* paneArea() const { return m_panes; }
    [[nodiscard]] SidePanel* sidePanel() const { return m_side; }
    [[nodiscard]] MessageBanner* banner() const { return m_banner; }
    [[nodiscard]] Actions* actions() const { return m_actions; }
    [[nodiscard]] ToolSelection* tools() const { return m_tools; }
    [[nodiscard]] AnnotationLinks* annotationLinks() const { return m_annotationLinks; }

    /// Opens files and folders, and adds them to the list of recent ones once a study was found in
    /// them.
    void open(const QStringList& paths);
    /// Opens what a start of the program names: paths, or a link to a study (ui/state/studies).
    void openArguments(const QStringList& arguments);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void openUnlisted(const QStringList& paths);
    void build();
    void addMeasurements();
    void restoreLayout();
    void connectSession();
    void refreshState();
    void connectActions();

    Session* m_session;
    Actions* m_actions;
    RecentStudies* m_recent;
    TopBar* m_top = nullptr;
    MessageBanner* m_banner = nullptr;
    QuestionBar* m_twinBar = nullptr;
    QuestionBar* m_pointBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    StatusLine* m_status = nullptr;
    QSplitter* m_reading = nullptr;
    SeriesPanel* m_series = nullptr;
    PaneArea* m_panes = nullptr;
    StudyPanes* m_links = nullptr;
    ToolSelection* m_tools = nullptr;
    AnnotationLinks* m_annotationLinks = nullptr;
    SidePanel* m_side = nullptr;
    HistoryWindow* m_history = nullptr; ///< once it was asked for
    OverlayVisibility* m_overlays = nullptr;
    StudyListCommands* m_studyList = nullptr;
    QStringList m_opening; ///< paths asked for, until they are open or failed
};

} // namespace foramen
