#pragma once

#include <QWidget>

class QListWidget;
class QTabWidget;

namespace foramen {

class Actions;
class GridPanel;
class ReportPanel;
class Session;

/// The fifth column: grid, report and problems as tabs.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    SidePanel(Session* session, Actions* actions, QWidget* parent = nullptr);

    [[nodiscard]] GridPanel* grid() const { return m_grid; }
    [[nodiscard]] ReportPanel* report() const { return m_report; }
    [[nodiscard]] QListWidget* problems() const { return m_problems; }
    void showGrid();
    void showReport();

private:
    QWidget* makeProblems();
    void refreshProblems();

    Session* m_session;
    QTabWidget* m_tabs;
    GridPanel* m_grid;
    ReportPanel* m_report;
    QListWidget* m_problems = nullptr;
};

} // namespace foramen
