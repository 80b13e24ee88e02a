#include "ui/widgets/archive/outbox_page.h"

#include "ui/widgets/lookup/lookup_window.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStringList>
#include <QTreeView>
#include <QVBoxLayout>

namespace foramen {

OutboxPage::OutboxPage(const OutboxQueue& queue, LookupWindow* window)
    : QWidget(window)
    , m_queue(queue)
    , m_model(queue)
{
    makeTable(window);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_table);
    m_pages->addWidget(makeEmptyPage());
    auto* place = new QLabel(tr("Kept until they are sent: %1")
                                 .arg(QDir::toNativeSeparators(
                                     QString::fromStdString(queue.outbox().folder().string()))),
                             this);
    place->setProperty("dim", true);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QHBoxLayout* foot = lookupRow();
    foot->addWidget(place, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addLayout(makeButtons());
    column->addLayout(foot);
    connect(&queue, &OutboxQueue::changed, this, &OutboxPage::refresh);
    refresh();
}

void OutboxPage::makeTable(LookupWindow* window)
{
    m_table = makeLookupTree(QStringLiteral("outboxTable"), &m_model, window);
    m_table->setAccessibleName(tr("What waits to be sent"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setRootIsDecorated(false);
    const int widths[] = {200, 120, 150, 190, 430, 130};
    for (int column = 0; column < OutboxModel::kColumns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->header()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OutboxPage::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OutboxPage::refresh);
}

QWidget* OutboxPage::makeEmptyPage()
{
    auto* page = new QWidget(this);
    auto* text = new QLabel(tr("The outbox is empty. A report that you send (below More formats, "
                               "Send to an archive) is kept here until the archive has it, also "
                               "when Foramen is closed meanwhile."),
                            page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setProperty("dim", true);
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(text);
    column->addStretch(1);
    return page;
}

QLayout* OutboxPage::makeButtons()
{
    m_try = new QPushButton(tr("Try now"), this);
    connect(m_try, &QPushButton::clicked, this, [this] {
        if (const OutboxJob* job = current())
            Q_EMIT tryRequested(QString::fromStdString(job->id));
    });
    m_remove = new QPushButton(tr("Remove"), this);
    connect(m_remove, &QPushButton::clicked, this, &OutboxPage::removeCurrent);
    m_summary = new QLabel(this);
    m_summary->setProperty("dim", true);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_try);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_summary);
    return row;
}

QString OutboxPage::summary() const
{
    return m_summary->text();
}

const OutboxJob* OutboxPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_queue.find(m_model.id(index.row())) : nullptr;
}

void OutboxPage::refresh()
{
    m_pages->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
    const OutboxJob* job = current();
    const bool isOpen = job && !job->isFinished();
    const bool hadFocus = m_try->hasFocus() || m_remove->hasFocus();
    m_try->setEnabled(isOpen && !m_queue.isSending(*job)
                      && m_queue.holdOf(*job) != OutboxHold::NoArchive);
    m_try->setToolTip(tr("Sends the selected one at once, also what was refused; what the archive "
                         "has already is not sent again"));
    m_remove->setEnabled(job != nullptr);
    m_remove->setToolTip(isOpen ? tr("Gives up sending the selected one (Del)")
                                : tr("Takes the selected one from the list (Del)"));
    if (hadFocus && !m_try->isEnabled())
        m_table->setFocus();
    QStringList parts;
    if (const int open = m_queue.openCount(); open > 0)
        parts << tr("%n to be sent", nullptr, open);
    if (const int stuck = m_queue.stuckCount(); stuck > 0)
        parts << tr("%n need you", nullptr, stuck);
    if (m_queue.unreadable() > 0)
        parts << tr("%n cannot be read: damaged, or of a newer version", nullptr,
                    m_queue.unreadable());
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void OutboxPage::removeCurrent()
{
    const OutboxJob* job = current();
    if (!job)
        return;
    const QString id = QString::fromStdString(job->id);
    if (job->isFinished()) {
        Q_EMIT removeRequested(id);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Warning, {}, tr("Give up sending this?"),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("What the archive has already stays there; the rest is not sent and its files in the "
           "outbox are deleted. The report itself stays, and can be sent again."));
    const QPushButton* yes = box->addButton(tr("Give up"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id] { Q_EMIT removeRequested(id); });
    box->open();
}

void OutboxPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && m_table->hasFocus())
        removeCurrent();
    else
        QWidget::keyPressEvent(event);
}

} // namespace foramen
