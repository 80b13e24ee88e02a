#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace foramen {

class ReportDraft;

/// Says where the grid changed under lines that the reader edited, and asks for each whether his
/// text stays. Hidden while there is nothing to ask.
class ReportConflictBar : public QFrame {
    Q_OBJECT

public:
    explicit ReportConflictBar(ReportDraft& draft, QWidget* parent = nullptr);

    /// Shows the first conflict.
    void refresh();

private:
    ReportDraft& m_draft;
    QLabel* m_question;
    QLabel* m_drafted;
    QPushButton* m_take;
    QPushButton* m_keep;
};

} // namespace foramen
