#include "ui/widgets/archive/archive_sign_in.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace foramen {

ArchiveSignIn::ArchiveSignIn(const ArchiveNode& node, const ArchiveSecrets& secrets,
                             QWidget* parent)
    : QDialog(parent)
    , m_secret(new QLineEdit(this))
    , m_keyring(new QCheckBox(tr("Keep it in the desktop’s keyring"), this))
{
    setWindowTitle(tr("Sign in to the archive"));
    const QString name = QString::fromStdString(node.pacs.name);
    auto* question = new QLabel(
        node.signIn == SignIn::Password
            ? tr("Password of %1 at %2:").arg(QString::fromStdString(node.pacs.user), name)
            : tr("Bearer token for %1:").arg(name),
        this);
    question->setBuddy(m_secret);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setAccessibleName(question->text());
    m_secret->setMinimumWidth(360);
    m_keyring->setToolTip(tr("Off: it is asked for once a session"));
    m_keyring->setVisible(secrets.hasKeyring());
    auto* remark = new QLabel(secrets.remark(), this);
    remark->setProperty("dim", true);
    remark->setWordWrap(true);
    remark->setVisible(!secrets.hasKeyring());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton* accept = buttons->button(QDialogButtonBox::Ok);
    accept->setText(tr("Sign in"));
    accept->setToolTip(tr("Goes on with this password or token (Enter)"));
    accept->setEnabled(false);
    for (QAbstractButton* one : buttons->buttons())
        one->setIcon({}); // those of the desktop do not fit
    buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Asks the archive nothing (Esc)"));
    connect(m_secret, &QLineEdit::textChanged, this,
            [accept](const QString& text) { accept->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(question);
    column->addWidget(m_secret);
    column->addWidget(m_keyring);
    column->addWidget(remark);
    column->addWidget(buttons);
}

QString ArchiveSignIn::secret() const
{
    return m_secret->text();
}

bool ArchiveSignIn::isKeyringWanted() const
{
    return m_keyring->isVisibleTo(this) && m_keyring->isChecked();
}

} // namespace foramen
