#pragma once

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace foramen {

class ReportSigning;

/// Asks what is needed to add an addendum to a signed report, or to open it for a correction.
class ReopenDialog : public QDialog {
    Q_OBJECT

public:
    enum class Kind { Addendum, Correction };
    ReopenDialog(Kind kind, ReportSigning& signing, const QString& readerName,
                 QWidget* parent = nullptr);

private:
    void enable();
    void finish();

    Kind m_kind;
    ReportSigning& m_signing;
    QLineEdit* m_name;
    QLineEdit* m_reason;
    QPlainTextEdit* m_text = nullptr; ///< of an addendum
    QPushButton* m_done;
};

} // namespace foramen
