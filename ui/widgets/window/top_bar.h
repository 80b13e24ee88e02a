#pragma once

#include "ui/widgets/pane_area/pane_area.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace foramen {

class Actions;
class CurrentStudy;
class StudyOpening;
struct Study;

/// The bar at the top: whose study it is, the layout of the panes, undo and redo, opening and
/// exporting.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(const CurrentStudy& current, StudyOpening& opening, Actions* actions,
           QWidget* parent = nullptr);

    void setPaneLayout(PaneLayout layout);
    /// What stands below "Open"; also in the main menu.
    void setOpenMenu(QMenu* menu);
    /// The formats to choose from below "Export".
    [[nodiscard]] QMenu* exportMenu() const { return m_exportMenu; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTitle(Actions* actions);
    QWidget* makeTools(Actions* actions);
    void addToolButtons(Actions* actions, QHBoxLayout* row);
    QToolButton* makeMoreButton(Actions* actions);
    void fitTools();
    QWidget* makeRight(Actions* actions);
    QMenu* makeMainMenu(Actions* actions);
    void refreshTitle();
    void refreshStudies();

    const CurrentStudy& m_current;
    StudyOpening& m_opening;
    QLabel* m_name = nullptr;
    QLabel* m_facts = nullptr;
    QWidget* m_tools = nullptr;
    QToolButton* m_studies = nullptr;
    QToolButton* m_export = nullptr;
    QToolButton* m_open = nullptr;
    QMenu* m_mainMenu = nullptr;
    QMenu* m_exportMenu = nullptr;
    QList<QToolButton*> m_layouts;
    QList<QToolButton*> m_spare; ///< in the menu of m_more where the bar is narrow
    QToolButton* m_more = nullptr;
};

/// "F · 61 y · MR lumbar spine · 2026-11-20", of what the study says about itself.
[[nodiscard]] QString studyFacts(const Study& study);
/// The patient's name as people write it, else the patient ID.
[[nodiscard]] QString studyName(const Study& study);

} // namespace foramen
