#include "ui/widgets/archive/archive_node_fields.h"

#include "ui/widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kFieldWidth = 320;

std::string plain(const QLineEdit* field)
{
    return field->text().trimmed().toStdString();
}

void fill(QLineEdit* field, const std::string& text)
{
    field->setText(QString::fromStdString(text));
}

} // namespace

ArchiveNodeFields::ArchiveNodeFields(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(theme::kMargin);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeAddress();
    makeServices();
    makeSignIn();
    makeEncryption();
    refresh();
}

void ArchiveNodeFields::addLine(const QString& label, QWidget* field, const QString& help)
{
    auto* text = new QLabel(label, this);
    text->setProperty("dim", true);
    text->setBuddy(field);
    field->setToolTip(help);
    field->setAccessibleName(label);
    field->setMinimumWidth(kFieldWidth);
    m_form->addRow(text, field);
}

QLineEdit* ArchiveNodeFields::addText(const char* name, const QString& label, const QString& help)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    addLine(label, field, help);
    connect(field, &QLineEdit::textEdited, this, &ArchiveNodeFields::edited);
    return field;
}

QLineEdit* ArchiveNodeFields::addFile(const char* name, const QString& label, const QString& help)
{
    auto* row = new QWidget(this);
    auto* field = new QLineEdit(row);
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(label);
    field->setToolTip(help);
    field->setPlaceholderText(tr("none"));
    auto* choose = new QToolButton(row);
    choose->setText(QStringLiteral("…"));
    choose->setAccessibleName(tr("Choose a file: %1").arg(label));
    choose->setToolTip(tr("Chooses a PEM file"));
    choose->setFocusPolicy(Qt::StrongFocus);
    auto* both = new QHBoxLayout(row);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(field, 1);
    both->addWidget(choose);
    auto* text = new QLabel(label, this);
    text->setProperty("dim", true);
    text->setBuddy(field);
    m_form->addRow(text, row);
    connect(field, &QLineEdit::textEdited, this, &ArchiveNodeFields::edited);
    connect(choose, &QToolButton::clicked, this, [this, field, label] {
        auto* dialog = new QFileDialog(this, label);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, [this, field](const QString& file) {
            field->setText(file);
            Q_EMIT edited();
        });
        dialog->open();
    });
    return field;
}

void ArchiveNodeFields::makeAddress()
{
    m_name = addText("name", tr("Name"), tr("How the archive is called in this window"));
    m_dialect = new QComboBox(this);
    m_dialect->setObjectName(QStringLiteral("dialect"));
    m_dialect->addItem(tr("DIMSE (the classic DICOM network)"));
    m_dialect->addItem(tr("DICOMweb"));
    addLine(tr("Speaks"), m_dialect, tr("Ask who runs the archive; most speak DIMSE"));
    m_host = addText("host", tr("Machine"), tr("A name or an IPv4 address"));
    m_port = new QSpinBox(this);
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setRange(1, 65535);
    addLine(tr("Port"), m_port, tr("Often 104 or 11112"));
    m_called = addText("called-title", tr("The archive’s AE title"), tr("1 to 16 letters"));
    m_calling = addText("calling-title", tr("Our AE title"),
                        tr("1 to 16 letters; the archive must know it"));
    connect(m_port, &QSpinBox::valueChanged, this, [this] {
        if (!m_isSetting)
            Q_EMIT edited();
    });
    connect(m_dialect, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        if (!m_isSetting)
            Q_EMIT edited();
    });
}

void ArchiveNodeFields::makeServices()
{
    m_retrieval = new QComboBox(this);
    m_retrieval->setObjectName(QStringLiteral("retrieval"));
    m_retrieval->addItem(tr("C-GET (over our own connection)"));
    m_retrieval->addItem(tr("C-MOVE (the archive connects to us)"));
    addLine(tr("Retrieve by"), m_retrieval,
            tr("C-MOVE for archives without C-GET; they must know our machine and port"));
    m_ownPort = new QSpinBox(this);
    m_ownPort->setObjectName(QStringLiteral("own-port"));
    m_ownPort->setRange(0, 65535);
    m_ownPort->setSpecialValueText(tr("none"));
    addLine(tr("Our port"), m_ownPort,
            tr("Where the archive reaches us, for C-MOVE and commitments; we listen there only "
               "while we wait for it"));
    m_commitment = new QCheckBox(tr("Ask it to keep what we send"), this);
    m_commitment->setObjectName(QStringLiteral("commitment"));
    m_commitment->setToolTip(tr("Storage commitment: what is sent stays in the outbox until the "
                                "archive says that it keeps it"));
    m_form->addRow({}, m_commitment);
    m_url = addText("url", tr("Address"), tr("For example https://archive/dicom-web"));
    connect(m_commitment, &QCheckBox::clicked, this, &ArchiveNodeFields::edited);
    connect(m_ownPort, &QSpinBox::valueChanged, this, [this] {
        if (!m_isSetting)
            Q_EMIT edited();
    });
    connect(m_retrieval, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isSetting)
            Q_EMIT edited();
    });
}

void ArchiveNodeFields::makeSignIn()
{
    m_signIn = new QComboBox(this);
    m_signIn->setObjectName(QStringLiteral("sign-in"));
    m_signIn->addItem(tr("No password"));
    m_signIn->addItem(tr("User and password"));
    m_signIn->addItem(tr("Bearer token"));
    addLine(tr("Sign in by"), m_signIn, tr("What the archive asks for, beside a certificate"));
    connect(m_signIn, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        if (!m_isSetting)
            Q_EMIT edited();
    });
    m_user = addText("user", tr("User"), tr("The name at the archive"));
    m_secret = new QLineEdit(this);
    m_secret->setObjectName(QStringLiteral("secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(tr("asked for when it is needed"));
    addLine(
        tr("Password or token"), m_secret,
        tr("Never written into the settings; kept in memory, and in the keyring if you say so"));
    m_keyring = new QCheckBox(tr("Keep it in the desktop’s keyring"), this);
    m_keyring->setObjectName(QStringLiteral("keyring"));
    m_form->addRow({}, m_keyring);
    m_unencrypted = new QCheckBox(tr("Send it without encryption, too"), this);
    m_unencrypted->setObjectName(QStringLiteral("unencrypted-sign-in"));
    m_unencrypted->setToolTip(
        tr("Over http others in the network can read password or token; off: it is not sent"));
    m_form->addRow({}, m_unencrypted);
    connect(m_unencrypted, &QCheckBox::clicked, this, &ArchiveNodeFields::edited);
}

void ArchiveNodeFields::makeEncryption()
{
    m_tls = new QCheckBox(tr("Encrypt the connection (TLS)"), this);
    m_tls->setObjectName(QStringLiteral("tls"));
    m_tls->setToolTip(tr("Needs the file of the authorities; DICOMweb is encrypted by https"));
    m_form->addRow({}, m_tls);
    connect(m_tls, &QCheckBox::clicked, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    m_authorities = addFile("authorities", tr("Authorities"),
                            tr("PEM file of the authorities that are trusted, in place of the "
                               "system’s"));
    m_certificate = addFile("certificate", tr("Our certificate"),
                            tr("PEM file, where the archive asks for one"));
    m_key = addFile("certificate-key", tr("Its key"), tr("PEM file, without password"));
}

QLineEdit* ArchiveNodeFields::field(const char* name) const
{
    return findChild<QLineEdit*>(QLatin1String(name));
}

void ArchiveNodeFields::setNode(const ArchiveNode& node)
{
    m_isSetting = true;
    const PacsNode& pacs = node.pacs;
    m_id = node.id;
    fill(m_name, pacs.name);
    m_dialect->setCurrentIndex(pacs.dialect == PacsDialect::Dicomweb ? 1 : 0);
    fill(m_host, pacs.host);
    m_port->setValue(pacs.port);
    fill(m_called, pacs.calledAeTitle);
    fill(m_calling, pacs.callingAeTitle);
    m_retrieval->setCurrentIndex(pacs.retrievesByMove ? 1 : 0);
    m_ownPort->setValue(pacs.ownPort);
    m_commitment->setChecked(pacs.asksForCommitment);
    fill(m_url, pacs.baseUrl);
    m_signIn->setCurrentIndex(static_cast<int>(node.signIn));
    fill(m_user, pacs.user);
    m_secret->clear();
    m_unencrypted->setChecked(pacs.sendsSecretsUnencrypted);
    m_tls->setChecked(pacs.tls.enabled);
    fill(m_authorities, pacs.tls.authorityFile.string());
    fill(m_certificate, pacs.tls.certificateFile.string());
    fill(m_key, pacs.tls.keyFile.string());
    m_isSetting = false;
    refresh();
}

ArchiveNode ArchiveNodeFields::node() const
{
    ArchiveNode node;
    node.id = m_id;
    PacsNode& pacs = node.pacs;
    const bool isWeb = m_dialect->currentIndex() == 1;
    pacs.name = plain(m_name);
    pacs.dialect = isWeb ? PacsDialect::Dicomweb : PacsDialect::Dimse;
    pacs.host = plain(m_host);
    pacs.port = m_port->value();
    pacs.calledAeTitle = plain(m_called);
    pacs.callingAeTitle = plain(m_calling);
    pacs.retrievesByMove = !isWeb && m_retrieval->currentIndex() == 1;
    pacs.ownPort = isWeb ? 0 : m_ownPort->value();
    pacs.asksForCommitment = !isWeb && m_commitment->isChecked();
    pacs.baseUrl = plain(m_url);
    node.signIn = isWeb ? static_cast<SignIn>(m_signIn->currentIndex()) : SignIn::None;
    pacs.user = plain(m_user);
    pacs.sendsSecretsUnencrypted = m_unencrypted->isChecked();
    pacs.tls = {m_tls->isChecked(), plain(m_authorities), plain(m_certificate), plain(m_key)};
    return node;
}

QString ArchiveNodeFields::secret() const
{
    return m_secret->text();
}

bool ArchiveNodeFields::isKeyringWanted() const
{
    return m_keyring->isEnabled() && m_keyring->isChecked();
}

void ArchiveNodeFields::setKeyring(bool isThere, const QString& remark)
{
    m_keyring->setEnabled(isThere);
    m_keyring->setToolTip(isThere ? tr("Off: it is asked for once a session") : remark);
}

/// Shows the fields that belong to the choices.
void ArchiveNodeFields::refresh()
{
    const bool isWeb = m_dialect->currentIndex() == 1;
    for (QWidget* field : {static_cast<QWidget*>(m_host), static_cast<QWidget*>(m_port),
                           static_cast<QWidget*>(m_called), static_cast<QWidget*>(m_calling),
                           static_cast<QWidget*>(m_retrieval), static_cast<QWidget*>(m_ownPort),
                           static_cast<QWidget*>(m_commitment), static_cast<QWidget*>(m_tls)})
        m_form->setRowVisible(field, !isWeb);
    m_form->setRowVisible(m_url, isWeb);
    m_form->setRowVisible(m_signIn, isWeb);
    const auto signIn = static_cast<SignIn>(m_signIn->currentIndex());
    const bool hasSecret = isWeb && signIn != SignIn::None;
    m_form->setRowVisible(m_user, isWeb && signIn == SignIn::Password);
    for (QWidget* field : {static_cast<QWidget*>(m_secret), static_cast<QWidget*>(m_keyring),
                           static_cast<QWidget*>(m_unencrypted)})
        m_form->setRowVisible(field, hasSecret);
    for (QLineEdit* file : {m_authorities, m_certificate, m_key})
        m_form->setRowVisible(file->parentWidget(), isWeb || m_tls->isChecked());
}

} // namespace foramen
