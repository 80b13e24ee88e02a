#include "ui/widgets/report/reopen_dialog.h"

#include "ui/state/report/report_signing.h"
#include "ui/widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace foramen {

namespace {

constexpr int kWidth = 460;

} // namespace

ReopenDialog::ReopenDialog(Kind kind, ReportSigning& signing, const QString& readerName,
                           QWidget* parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_signing(signing)
    , m_name(new QLineEdit(readerName, this))
    , m_reason(new QLineEdit(this))
    , m_done(new QPushButton(this))
{
    const bool isAddendum = kind == Kind::Addendum;
    setObjectName(isAddendum ? QStringLiteral("addendumDialog")
                             : QStringLiteral("correctionDialog"));
    setWindowTitle(isAddendum ? tr("Addendum to the signed report")
                              : tr("Correct the signed report"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, theme::kMargin);
    column->setSpacing(10);
    auto* state = new QLabel(signing.stateText(), this);
    state->setProperty("title", true);
    state->setWordWrap(true);
    auto* what = new QLabel(
        isAddendum ? tr("The text is appended to the report and signed. Grid and report stay as "
                        "they were signed.")
                   : tr("Grid, measurements and text can be changed again, and are signed again as "
                        "the next version. What was signed stays in the history."),
        this);
    what->setProperty("dim", true);
    what->setWordWrap(true);
    column->addWidget(state);
    column->addWidget(what);
    auto* form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("signerName"));
    m_reason->setObjectName(QStringLiteral("reason"));
    form->addRow(tr("Reader’s name"), m_name);
    form->addRow(tr("Reason"), m_reason);
    column->addLayout(form);
    if (isAddendum) {
        m_text = new QPlainTextEdit(this);
        m_text->setPlaceholderText(tr("Text of the addendum"));
        m_text->setAccessibleName(tr("Text of the addendum"));
        m_text->setTabChangesFocus(true);
        column->addWidget(m_text, 1);
        connect(m_text, &QPlainTextEdit::textChanged, this, &ReopenDialog::enable);
    } else {
        column->addStretch(1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({}); // the style's is dark on dark
    m_done->setText(isAddendum ? tr("Sign the addendum") : tr("Open for correction"));
    m_done->setProperty("primary", true);
    m_done->setDefault(true);
    buttons->addButton(m_done, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    for (QLineEdit* field : {m_name, m_reason})
        connect(field, &QLineEdit::textChanged, this, &ReopenDialog::enable);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReopenDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReopenDialog::reject);
    enable();
    m_reason->setFocus();
}

void ReopenDialog::enable()
{
    m_done->setEnabled(!m_name->text().trimmed().isEmpty() && !m_reason->text().trimmed().isEmpty()
                       && (!m_text || !m_text->toPlainText().trimmed().isEmpty()));
}

void ReopenDialog::finish()
{
    const bool done = m_kind == Kind::Addendum
        ? m_signing.addAddendum(m_name->text(), m_reason->text(), m_text->toPlainText())
        : m_signing.beginCorrection(m_name->text(), m_reason->text());
    if (done)
        accept();
}

} // namespace foramen
