#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace foramen {

class CurrentStudy;
class ReportSigning;
class StudyOpening;
class StudySaving;

/// Says whether the report is signed, and has the buttons to sign it, to add an addendum and to
/// correct it.
class SigningBar : public QFrame {
    Q_OBJECT

public:
    SigningBar(const CurrentStudy& current, const StudyOpening& opening, ReportSigning& signing,
               const StudySaving& saving, QWidget* parent = nullptr);

    /// Opens the dialog, or says why the report cannot be signed now.
    void sign();
    /// Opens the dialog; nothing without a signed report.
    void addAddendum();
    /// The same.
    void correct();

Q_SIGNALS:
    /// Why a request was not begun.
    void refused(const QString& sentence);

private:
    void refresh();

    const CurrentStudy& m_current;
    ReportSigning& m_signing;
    const StudySaving& m_saving;
    QLabel* m_state;
    QLabel* m_warning;
    QPushButton* m_sign;
    QPushButton* m_addendum;
    QPushButton* m_correct;
};

} // namespace foramen
