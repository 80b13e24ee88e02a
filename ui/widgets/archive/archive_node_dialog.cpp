#include "ui/widgets/archive/archive_node_dialog.h"

#include "ui/widgets/archive/archive_node_fields.h"
#include "ui/widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace foramen {

ArchiveNodeDialog::ArchiveNodeDialog(ArchiveNodes& nodes, ArchiveSecrets& secrets,
                                     ArchiveClientFactory client, QWidget* parent)
    : QDialog(parent)
    , m_nodes(nodes)
    , m_secrets(secrets)
    , m_client(std::move(client))
{
    setWindowTitle(tr("Archives"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kMargin);
    row->addLayout(makeList());
    row->addLayout(makeNode(), 1);
    column->addLayout(row, 1);
    column->addLayout(makeButtons());
    connect(m_fields, &ArchiveNodeFields::edited, this, &ArchiveNodeDialog::takeEdit);
    connect(&m_test, &ArchiveTest::ended, this,
            [this](bool isGood, const QString& sentence) { say(sentence, !isGood); });
    const auto showKeyring = [this] {
        m_fields->setKeyring(m_secrets.hasKeyring(), m_secrets.remark());
    };
    connect(&secrets, &ArchiveSecrets::changed, this, showKeyring);
    showKeyring();
    fillList(nodes.last());
    if (nodes.all().empty())
        addNode();
}

QLayout* ArchiveNodeDialog::makeList()
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Archives"));
    m_list->setToolTip(tr("The archives that are set up"));
    m_list->setFixedWidth(200);
    connect(m_list, &QListWidget::currentRowChanged, this, &ArchiveNodeDialog::showNode);
    m_add = new QPushButton(tr("Add"), this);
    m_add->setToolTip(tr("Adds an archive"));
    connect(m_add, &QPushButton::clicked, this, &ArchiveNodeDialog::addNode);
    m_remove = new QPushButton(tr("Remove"), this);
    connect(m_remove, &QPushButton::clicked, this, &ArchiveNodeDialog::removeNode);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    auto* column = new QVBoxLayout;
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    return column;
}

QLayout* ArchiveNodeDialog::makeNode()
{
    m_fields = new ArchiveNodeFields(this);
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(QStringLiteral("archiveVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(48); // two lines, so that nothing moves
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout;
    column->addWidget(m_fields);
    column->addWidget(m_verdict);
    column->addStretch(1);
    return column;
}

QLayout* ArchiveNodeDialog::makeButtons()
{
    m_testButton = new QPushButton(tr("Test"), this);
    m_testButton->setToolTip(tr("Asks the archive whether it lets us in, and says what is wrong"));
    m_testButton->setAutoDefault(false);
    connect(m_testButton, &QPushButton::clicked, this, &ArchiveNodeDialog::test);
    auto* close = new QPushButton(tr("Close"), this);
    close->setToolTip(tr("What is complete is kept already"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    for (QPushButton* one : {m_add, m_remove})
        one->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_testButton);
    row->addWidget(close);
    return row;
}

void ArchiveNodeDialog::fillList(const QString& chosen)
{
    {
        const QSignalBlocker block(m_list);
        m_list->clear();
        for (const ArchiveNode& node : m_nodes.all()) {
            const QString name = QString::fromStdString(node.pacs.name);
            auto* item = new QListWidgetItem(
                node.isOfSite ? tr("%1 (of the site)").arg(name) : name, m_list);
            item->setData(Qt::UserRole, node.id);
            if (node.id == chosen)
                m_list->setCurrentItem(item);
        }
    }
    if (m_fields->node().id != chosen)
        showNode();
    refresh();
}

/// Shows the archive that is chosen in the list.
void ArchiveNodeDialog::showNode()
{
    m_test.cancel();
    keepSecret();
    const QListWidgetItem* item = m_list->currentItem();
    const ArchiveNode* node = item ? m_nodes.find(item->data(Qt::UserRole).toString()) : nullptr;
    if (node)
        m_fields->setNode(*node);
    say({}, false);
    refresh();
}

void ArchiveNodeDialog::addNode()
{
    m_test.cancel();
    keepSecret();
    m_list->setCurrentRow(-1);
    ArchiveNode node;
    node.pacs.callingAeTitle = "FORAMEN";
    m_fields->setNode(node);
    say(tr("The archive is kept as soon as it is complete."), false);
    m_fields->field("name")->setFocus();
    refresh();
}

void ArchiveNodeDialog::removeNode()
{
    const QString id = m_fields->node().id;
    if (id.isEmpty())
        return;
    m_test.cancel();
    m_fields->setNode({}); // its secret is not kept again
    m_secrets.forget(id);
    m_nodes.remove(id);
    fillList(m_nodes.last());
    if (m_nodes.all().empty())
        addNode();
    m_list->setFocus();
}

void ArchiveNodeDialog::takeEdit()
{
    m_test.cancel();
    ArchiveNode node = m_fields->node();
    const QString fault = ArchiveNodes::faultOf(node);
    if (!fault.isEmpty()) {
        say(tr("Not kept yet: %1").arg(fault), true);
        refresh();
        return;
    }
    node.id = m_nodes.keep(node);
    m_fields->setId(node.id);
    fillList(node.id);
    say(tr("Kept. “Test” asks the archive whether it lets us in."), false);
}

void ArchiveNodeDialog::keepSecret()
{
    const ArchiveNode node = m_fields->node();
    if (!node.id.isEmpty() && node.signIn != SignIn::None && !m_fields->secret().isEmpty())
        m_secrets.keep(node.id, m_fields->secret(), m_fields->isKeyringWanted());
}

void ArchiveNodeDialog::test()
{
    const ArchiveNode node = m_fields->node();
    if (const QString fault = ArchiveNodes::faultOf(node); !fault.isEmpty()) {
        say(fault, true);
        return;
    }
    keepSecret();
    say(tr("Asking the archive…"), false);
    if (node.signIn == SignIn::None) {
        m_test.start(m_client(node.pacs));
        return;
    }
    m_secrets.find(node.id, [this, node](const QString& secret) {
        if (m_fields->node().id != node.id)
            return; // another one is shown by now
        if (secret.isEmpty()) {
            say(tr("Type the password or token first."), true);
            m_fields->field("secret")->setFocus();
        } else {
            m_test.start(m_client(withSecret(node, secret)));
        }
    });
}

void ArchiveNodeDialog::say(const QString& sentence, bool isWarning)
{
    m_verdict->setText(sentence);
    m_verdict->setProperty("warning", isWarning);
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
}

QString ArchiveNodeDialog::verdict() const
{
    return m_verdict->text();
}

void ArchiveNodeDialog::refresh()
{
    const ArchiveNode* kept = m_nodes.find(m_fields->node().id);
    const bool isOfSite = kept && kept->isOfSite;
    m_remove->setEnabled(kept && !isOfSite);
    m_remove->setToolTip(isOfSite ? tr("The site set this archive up; it cannot be removed here")
                                  : tr("Removes the archive and its password; nothing in the "
                                       "archive changes"));
}

void ArchiveNodeDialog::done(int result)
{
    keepSecret();
    m_test.cancel();
    QDialog::done(result);
}

} // namespace foramen
