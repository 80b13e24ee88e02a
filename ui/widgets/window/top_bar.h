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

/// The bar at the top: patient and study, tools, layout of the panes, undo and redo, opening and
/// exporting.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(const CurrentStudy& current, StudyOpening& opening, Actions* actions,
           QWidget* parent = nullptr);

    void setPaneLayout(PaneLayout layout);
    /// Adds a small widget after the patient's name.
    void addBadge(QWidget* badge);
    /// Sets the menu below "Open", which is also in the main menu.
    void setOpenMenu(QMenu* menu);
    /// The menu below "Export".
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

/// "F · 61 y · MR lumbar spine · 2026-11-20", from the headers of the study.
[[nodiscard]] QString studyFacts(const Study& study);
/// The patient's name in its usual form, else the patient ID.
[[nodiscard]] QString studyName(const Study& study);

} // namespace foramen
