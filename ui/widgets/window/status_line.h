#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QUndoGroup;

namespace foramen {

class Actions;
class CurrentStudy;
class StudyGrading;
class StudyOpening;
class StudySaving;

/// The line at the bottom: grading with device and model, the notice on research use, the state of
/// saving, the undo depth.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    /// The parts of the session that it shows.
    struct Parts {
        const CurrentStudy& current;
        const StudyOpening& opening;
        const StudyGrading& grading;
        const StudySaving& saving;
        const QUndoGroup& undo;
    };
    StatusLine(const Parts& parts, Actions* actions, QWidget* parent = nullptr);

    /// Adds a small widget after the text on grading.
    void addBadge(QWidget* badge);

Q_SIGNALS:
    /// The reader gives up the scan beside the open study.
    void openingCancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeLeft(Actions* actions);
    void refreshOpening();
    void refreshGrading();
    void refreshSaved();

    Parts m_parts;
    QLabel* m_dot = nullptr;
    QLabel* m_grading = nullptr;
    QProgressBar* m_progress = nullptr;
    QWidget* m_opening = nullptr; ///< while another study is looked for
    QPushButton* m_cancel = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_saved = nullptr;
};

} // namespace foramen
