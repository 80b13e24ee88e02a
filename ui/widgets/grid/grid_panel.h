#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace foramen {

class Actions;
class Session;
class SeverityGridModel;
class SeverityGridView;
class SiteDetail;

/// The tab "Grid": progress of the reading, the grid with its legend, and the detail of the current
/// site.
class GridPanel : public QWidget {
    Q_OBJECT

public:
    GridPanel(Session* session, Actions* actions, QWidget* parent = nullptr);

    [[nodiscard]] SeverityGridView* view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader(Actions* actions);
    QWidget* makeSides();
    QLabel* warningLabel(const QString& name);
    QToolButton* makeFilterButton();
    void refreshFilter();
    void refreshCounts();
    [[nodiscard]] QString differenceText() const;

    Session* m_session;
    Actions* m_actions;
    SeverityGridModel* m_model;
    SeverityGridView* m_view;
    SiteDetail* m_detail = nullptr;
    QWidget* m_foot = nullptr; ///< the buttons that decide, where the panel is low
    QLabel* m_reviewed = nullptr;
    QLabel* m_changed = nullptr;
    QLabel* m_refused = nullptr; ///< why sites were not graded
    QLabel* m_unreliable = nullptr; ///< how many grades are not reliable on patients
    QLabel* m_numbering = nullptr;
    QLabel* m_variant = nullptr; ///< how the reader named the spine
    QLabel* m_cutOffs = nullptr; ///< the site's own, where any are set
    QToolButton* m_filter = nullptr;
    QProgressBar* m_progress = nullptr;
};

} // namespace foramen
