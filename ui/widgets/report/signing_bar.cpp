#include "ui/widgets/report/signing_bar.h"

#include "ui/state/report/report_signing.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/report/reopen_dialog.h"
#include "ui/widgets/report/sign_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace foramen {

SigningBar::SigningBar(const CurrentStudy& current, const StudyOpening& opening,
                       ReportSigning& signing, const StudySaving& saving, QWidget* parent)
    : QFrame(parent)
    , m_current(current)
    , m_signing(signing)
    , m_saving(saving)
    , m_state(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_sign(new QPushButton(tr("Sign the report…"), this))
    , m_addendum(new QPushButton(tr("Addendum…"), this))
    , m_correct(new QPushButton(tr("Correct…"), this))
{
    setObjectName(QStringLiteral("signingBar"));
    m_state->setObjectName(QStringLiteral("signingState"));
    m_warning->setObjectName(QStringLiteral("signingWarning"));
    m_warning->setProperty("warning", true);
    for (QLabel* label : {m_state, m_warning}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_sign->setToolTip(tr("Makes the report final under the name of its reader"));
    m_addendum->setToolTip(tr("Appends a text to the signed report"));
    m_correct->setToolTip(tr("Opens the signed report for changes, with a reason"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_sign, m_addendum, m_correct})
        buttons->addWidget(button, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_state);
    column->addWidget(m_warning);
    column->addLayout(buttons);
    connect(m_sign, &QPushButton::clicked, this, &SigningBar::sign);
    connect(m_addendum, &QPushButton::clicked, this, &SigningBar::addAddendum);
    connect(m_correct, &QPushButton::clicked, this, &SigningBar::correct);
    connect(&signing, &ReportSigning::changed, this, &SigningBar::refresh);
    connect(&opening, &StudyOpening::changed, this, &SigningBar::refresh);
    refresh();
}

void SigningBar::refresh()
{
    const bool open = m_current->study() != nullptr;
    const bool isFinal = open && m_signing.isFinal();
    const QString state = open ? m_signing.stateText() : QString();
    const QString warning = open ? m_signing.warning() : QString();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_sign->setVisible(!isFinal);
    m_sign->setEnabled(open);
    m_addendum->setVisible(isFinal);
    m_correct->setVisible(isFinal);
}

void SigningBar::sign()
{
    if (const QString why = m_signing.obstacle(); !why.isEmpty()) {
        Q_EMIT refused(why);
        return;
    }
    auto* dialog = new SignDialog(m_signing, m_saving.readerName(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SigningBar::addAddendum()
{
    if (!m_signing.isFinal())
        return;
    auto* dialog =
        new ReopenDialog(ReopenDialog::Kind::Addendum, m_signing, m_saving.readerName(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SigningBar::correct()
{
    if (!m_signing.isFinal())
        return;
    auto* dialog =
        new ReopenDialog(ReopenDialog::Kind::Correction, m_signing, m_saving.readerName(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace foramen
