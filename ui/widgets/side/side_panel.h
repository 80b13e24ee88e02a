#pragma once

#include <QWidget>

#include <array>

class QTabWidget;

namespace foramen {

class Actions;
class DetachedPanel;
class GridPanel;
class ProblemList;
class ProblemsPanel;
class ReportPanel;
class Session;

/// The pages that can be detached.
enum class SidePage { Grid, Report };

/// The panel at the right edge: grid, report and problems as tabs. Grid and report can be detached
/// into windows.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    SidePanel(Session* session, Actions* actions, QWidget* parent = nullptr);

    [[nodiscard]] GridPanel* grid() const { return m_grid; }
    [[nodiscard]] ReportPanel* report() const { return m_report; }
    [[nodiscard]] ProblemsPanel* problems() const { return m_problems; }
    [[nodiscard]] ProblemList* problemList() const { return m_problemList; }
    /// Adds a page before the problems.
    void addPage(QWidget* page, const QString& title);
    void setPageTitle(QWidget* page, const QString& title);
    void showGrid();
    /// Also where the report has a window of its own.
    void showReport();
    /// Shows the problems and gives them the keyboard.
    void showProblems();

    void setDetached(SidePage page, bool detached);
    [[nodiscard]] bool isDetached(SidePage page) const;
    /// The window of a detached page; null when it is a tab.
    [[nodiscard]] QWidget* detachedWindow(SidePage page) const;
    /// Saves which pages are detached, and their geometry, in QSettings.
    void saveDetached() const;
    void restoreDetached();

Q_SIGNALS:
    void detachedChanged(foramen::SidePage page, bool detached);

private:
    /// A page that can be detached.
    struct Page {
        QWidget* widget = nullptr;
        DetachedPanel* window = nullptr; ///< null: a tab
    };
    void makeCornerButton();
    [[nodiscard]] Page& pageOf(SidePage page);
    [[nodiscard]] QString titleOf(SidePage page) const;
    void refreshProblems();

    Actions* m_actions;
    QTabWidget* m_tabs;
    GridPanel* m_grid;
    ReportPanel* m_report;
    ProblemList* m_problemList;
    ProblemsPanel* m_problems;
    std::array<Page, 2> m_pages; ///< by SidePage
};

} // namespace foramen
