#include "ui/widgets/report/sign_dialog.h"

#include "ui/state/language/term_text.h"
#include "ui/state/report/report_signing.h"
#include "ui/widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <vector>

namespace foramen {

namespace {

constexpr int kWidth = 460;

QString namesOf(const std::vector<Site>& sites)
{
    QStringList names;
    for (const Site site : sites)
        names << shortNameOf(site);
    return names.join(QStringLiteral(", "));
}

QLabel* paragraph(const QString& text, const char* property, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (property)
        label->setProperty(property, true);
    return label;
}

} // namespace

SignDialog::SignDialog(ReportSigning& signing, const QString& readerName, QWidget* parent)
    : QDialog(parent)
    , m_signing(signing)
    , m_name(new QLineEdit(readerName, this))
    , m_sign(new QPushButton(tr("Sign"), this))
{
    setObjectName(QStringLiteral("signDialog"));
    setWindowTitle(tr("Sign the report"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, theme::kMargin);
    column->setSpacing(10);
    const SigningSummary summary = signing.summary();
    auto* title =
        new QLabel(tr("%1 of 25 sites are decided by a reader.").arg(summary.reviewed), this);
    title->setProperty("title", true);
    column->addWidget(title);
    if (!summary.aiOnly.empty())
        column->addWidget(paragraph(
            tr("Provisional, not confirmed by the reader: %1.").arg(namesOf(summary.aiOnly)),
            "warning", this));
    if (!summary.undecided.empty())
        column->addWidget(
            paragraph(tr("Not reviewed: %1.").arg(namesOf(summary.undecided)), "warning", this));
    column->addWidget(paragraph(
        tr("Grid, points, comments, measurements and text become final as they are. From then on "
           "they change only by an addendum or a correction; undo does not take a signature back."),
        "dim", this));
    auto* form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("signerName"));
    form->addRow(tr("Reader’s name"), m_name);
    column->addLayout(form);
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({}); // the style's is dark on dark
    m_sign->setProperty("primary", true);
    m_sign->setDefault(true);
    buttons->addButton(m_sign, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    const auto enable = [this] {
        m_sign->setEnabled(!m_name->text().trimmed().isEmpty());
    };
    connect(m_name, &QLineEdit::textChanged, this, enable);
    connect(buttons, &QDialogButtonBox::accepted, this, &SignDialog::sign);
    connect(buttons, &QDialogButtonBox::rejected, this, &SignDialog::reject);
    enable();
    m_name->setFocus();
}

void SignDialog::sign()
{
    if (m_signing.sign(m_name->text()))
        accept();
    else
        reject(); // the window says why
}

} // namespace foramen
