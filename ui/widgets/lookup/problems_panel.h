#pragma once

#include "core/spine/terms.h"

#include <QToolButton>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace foramen {

class ProblemList;

/// The problems of the open study as a list, file above reason, which can be copied.
class ProblemsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ProblemsPanel(ProblemList* problems, QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }

Q_SIGNALS:
    /// The reader goes to the site that a problem is about (Enter, double click).
    void siteChosen(foramen::Site site);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void copy();

    ProblemList* m_problems;
    QLabel* m_heading = nullptr;
    QPushButton* m_copy = nullptr;
    QListView* m_list = nullptr;
};

/// Button with the number of problems; hidden when there are none. A click triggers its action.
class ProblemsBadge : public QToolButton {
    Q_OBJECT

public:
    ProblemsBadge(const ProblemList* problems, QAction* action, QWidget* parent = nullptr);

private:
    void showCount(int count);

    QAction* m_action;
};

} // namespace foramen
