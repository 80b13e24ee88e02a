#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace foramen {

class Actions;
class Session;

/// The line at the bottom: device and model and what they do; research use only; what is saved and
/// how far back undo goes.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(Session* session, Actions* actions, QWidget* parent = nullptr);

    /// Adds something small behind what the model does.
    void addBadge(QWidget* badge);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeLeft(Actions* actions);
    void refreshGrading();
    void refreshSaved();

    Session* m_session;
    QLabel* m_dot = nullptr;
    QLabel* m_grading = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_saved = nullptr;
};

} // namespace foramen
