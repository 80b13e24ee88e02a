#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace foramen {

class ReportSigning;

/// Shows what a signature covers, and asks for the name of the reader who signs.
class SignDialog : public QDialog {
    Q_OBJECT

public:
    SignDialog(ReportSigning& signing, const QString& readerName, QWidget* parent = nullptr);

private:
    void sign();

    ReportSigning& m_signing;
    QLineEdit* m_name;
    QPushButton* m_sign;
};

} // namespace foramen
