#include "ui/widgets/archive/archive_send_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

/// Where an archive is, so that nobody sends to another one of that name.
QString placeOf(const PacsNode& node)
{
    return node.dialect == PacsDialect::Dicomweb
        ? QString::fromStdString(node.baseUrl)
        : QStringLiteral("%1:%2").arg(QString::fromStdString(node.host)).arg(node.port);
}

} // namespace

ArchiveSendDialog::ArchiveSendDialog(const ArchiveNodes& nodes, const QStringList& kinds,
                                     bool isSigned, QWidget* parent)
    : QDialog(parent)
    , m_node(new QComboBox(this))
    , m_send(new QPushButton(tr("Send"), this))
{
    setWindowTitle(tr("Send the report to an archive"));
    for (const ArchiveNode& node : nodes.all())
        m_node->addItem(
            tr("%1 (%2)").arg(QString::fromStdString(node.pacs.name), placeOf(node.pacs)), node.id);
    m_node->setCurrentIndex(std::max(0, m_node->findData(nodes.last())));
    m_node->setAccessibleName(tr("Archive"));
    m_node->setToolTip(tr("The archive that gets the report"));
    m_node->setMinimumWidth(420);
    auto* what = new QLabel(
        tr("The report leaves this machine with the patient’s name, ID and dates, as these DICOM "
           "objects; kinds that would hold nothing are left out: %1.")
            .arg(kinds.join(QStringLiteral(", "))),
        this);
    what->setWordWrap(true);
    auto* unsignedRemark =
        new QLabel(tr("The report is not signed yet: it goes as a draft, and what "
                      "an archive has can often not be taken back."),
                   this);
    unsignedRemark->setWordWrap(true);
    unsignedRemark->setProperty("warning", true);
    unsignedRemark->setVisible(!isSigned);
    auto* later =
        new QLabel(tr("It goes through the outbox: where the archive does not answer, it is "
                      "tried again, also after Foramen was closed."),
                   this);
    later->setWordWrap(true);
    later->setProperty("dim", true);
    m_send->setToolTip(tr("Puts the report into the outbox for this archive and sends it"));
    m_send->setProperty("primary", true);
    m_send->setAutoDefault(false);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setToolTip(tr("Nothing is sent (Esc)"));
    cancel->setAutoDefault(false);
    connect(m_send, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_send);
    buttons->addWidget(cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_node);
    column->addWidget(what);
    column->addWidget(unsignedRemark);
    column->addWidget(later);
    column->addLayout(buttons);
}

QString ArchiveSendDialog::node() const
{
    return m_node->currentData().toString();
}

} // namespace foramen
