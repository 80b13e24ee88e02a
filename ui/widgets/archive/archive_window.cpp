#include "ui/widgets/archive/archive_window.h"

#include "ui/state/language/person_name.h"
#include "ui/widgets/archive/archive_search_fields.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kSteps = 1000; ///< of the progress bar

/// How the reader knows a study's patient.
QString patientText(const StudyMatch& study)
{
    const QString name = personNameText(study.patientName);
    return name.isEmpty() ? QString::fromStdString(study.patientId) : name;
}

} // namespace

ArchiveWindow::ArchiveWindow(const ArchiveParts& parts, QWidget* owner)
    : LookupWindow(QStringLiteral("archive/geometry"), {1240, 640}, owner)
    , m_parts(parts)
{
    setWindowTitle(tr("Archive"));
    m_message = makeWarning(this);
    m_message->setContentsMargins(12, 8, 12, 8);
    m_tabs = new QTabWidget(this);
    m_tabs->tabBar()->setAccessibleName(tr("Pages of the archive"));
    m_tabs->addTab(makeSearchPage(), QString());
    m_outbox = new OutboxPage(parts.outbox, this);
    m_tabs->addTab(m_outbox, QString());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_tabs, 1);
    connect(&parts.nodes, &ArchiveNodes::changed, this, &ArchiveWindow::fillNodes);
    connect(&parts.search, &ArchiveSearch::begun, this, [this] { m_model.clear(); });
    connect(&parts.search, &ArchiveSearch::found, &m_model, &ArchiveMatchModel::append);
    connect(&parts.search, &ArchiveSearch::changed, this, &ArchiveWindow::refresh);
    connect(&parts.retrieval, &ArchiveRetrieval::changed, this, &ArchiveWindow::refreshProgress);
    connect(&parts.outbox, &OutboxQueue::changed, this, &ArchiveWindow::refreshTabs);
    fillNodes();
    refreshProgress();
    refreshTabs();
}

QWidget* ArchiveWindow::makeSearchPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeSearch());
    makeTable();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_table);
    m_pages->addWidget(makeEmptyPage());
    column->addWidget(m_pages, 1);
    column->addLayout(makeButtons());
    column->addWidget(makeProgress());
    column->addLayout(makeFoot());
    return page;
}

void ArchiveWindow::showOutbox()
{
    m_tabs->setCurrentWidget(m_outbox);
    m_outbox->table()->setFocus();
}

void ArchiveWindow::refreshTabs()
{
    const int open = m_parts.outbox.openCount();
    m_tabs->setTabText(0, tr("Search"));
    m_tabs->setTabToolTip(0, tr("Studies that the archive has"));
    m_tabs->setTabText(1, open > 0 ? tr("Outbox %1").arg(open) : tr("Outbox"));
    m_tabs->setTabToolTip(1, tr("What waits to be sent to archives, and what was sent"));
}

void ArchiveWindow::makeTable()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(ArchiveMatchModel::kSortRole);
    m_table = makeLookupTree(QStringLiteral("archiveTable"), m_sorted, this);
    m_table->setAccessibleName(tr("Studies of the archive"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setRootIsDecorated(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ArchiveMatchModel::StudyDate, Qt::DescendingOrder);
    const int widths[] = {180, 160, 90, 100, 210, 100, 70, 70, 140};
    for (int column = 0; column < ArchiveMatchModel::kColumns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->header()->setStretchLastSection(true);
    connect(m_table, &QTreeView::activated, this, &ArchiveWindow::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ArchiveWindow::refresh);
}

QLayout* ArchiveWindow::makeSearch()
{
    m_node = new QComboBox(this);
    m_node->setAccessibleName(tr("Archive"));
    m_node->setToolTip(tr("The archive that is searched"));
    m_node->setMinimumWidth(220);
    m_nodes = new QPushButton(tr("Archives…"), this);
    m_nodes->setToolTip(tr("Sets up archives: adds, changes, tests and removes them"));
    connect(m_nodes, &QPushButton::clicked, this, &ArchiveWindow::nodesRequested);
    m_search = new QPushButton(tr("Search"), this);
    m_search->setToolTip(tr("Asks the archive for the studies that fit (Enter in a field)"));
    connect(m_search, &QPushButton::clicked, this, &ArchiveWindow::searchRequested);
    m_cancelSearch = new QPushButton(tr("Cancel"), this);
    m_cancelSearch->setAccessibleName(tr("Cancel the search"));
    m_cancelSearch->setToolTip(tr("Ends the search; what was found stays"));
    connect(m_cancelSearch, &QPushButton::clicked, this, &ArchiveWindow::searchCancelled);
    m_fields = new ArchiveSearchFields(this);
    connect(m_fields, &ArchiveSearchFields::entered, this, &ArchiveWindow::searchRequested);
    QHBoxLayout* first = lookupRow();
    first->addWidget(m_node);
    first->addWidget(m_nodes);
    first->addStretch(1);
    first->addWidget(m_search);
    first->addWidget(m_cancelSearch);
    QHBoxLayout* second = lookupRow();
    second->setContentsMargins(12, 0, 12, 8);
    second->addWidget(m_fields, 1);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(0);
    rows->addLayout(first);
    rows->addLayout(second);
    return rows;
}

QWidget* ArchiveWindow::makeEmptyPage()
{
    auto* page = new QWidget(this);
    auto* text = new QLabel(tr("No archive is set up yet. Foramen speaks DIMSE and DICOMweb; who "
                               "runs the archive knows its address and titles."),
                            page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setProperty("dim", true);
    m_firstNode = new QPushButton(tr("Set up an archive…"), page);
    m_firstNode->setToolTip(tr("Asks for name, address and titles, and tests them"));
    connect(m_firstNode, &QPushButton::clicked, this, &ArchiveWindow::nodesRequested);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(text);
    column->addWidget(m_firstNode, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

QLayout* ArchiveWindow::makeButtons()
{
    m_open = new QPushButton(tr("Open"), this);
    m_open->setToolTip(
        tr("Retrieves the selected study and opens it with its first series (Enter)"));
    connect(m_open, &QPushButton::clicked, this, &ArchiveWindow::openCurrent);
    m_others = new QPushButton(tr("Other studies of this patient"), this);
    m_others->setToolTip(tr("Searches all studies with the same patient ID, the newest first"));
    connect(m_others, &QPushButton::clicked, this, &ArchiveWindow::searchPatient);
    m_summary = new QLabel(this);
    m_summary->setProperty("dim", true);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_open);
    row->addWidget(m_others);
    row->addStretch(1);
    row->addWidget(m_summary);
    return row;
}

QWidget* ArchiveWindow::makeProgress()
{
    m_progress = new QWidget(this);
    m_progressText = new QLabel(m_progress);
    m_bar = new QProgressBar(m_progress);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the retrieval"));
    m_cancelRetrieval = new QPushButton(tr("Cancel"), m_progress);
    m_cancelRetrieval->setAccessibleName(tr("Cancel the retrieval"));
    m_cancelRetrieval->setToolTip(tr("Ends the retrieval; what arrived stays"));
    connect(m_cancelRetrieval, &QPushButton::clicked, this, &ArchiveWindow::retrievalCancelled);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_progressText);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancelRetrieval);
    m_progress->setLayout(row);
    return m_progress;
}

QLayout* ArchiveWindow::makeFoot()
{
    auto* place = new QLabel(tr("Retrieved studies: %1")
                                 .arg(QDir::toNativeSeparators(QString::fromStdString(
                                     m_parts.retrieval.cache().root().string()))),
                             this);
    place->setProperty("dim", true);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_delete = new QPushButton(tr("Delete retrieved studies…"), this);
    m_delete->setToolTip(tr("Deletes the files of all retrieved studies but the open one; work on "
                            "them and the archive's own files stay"));
    connect(m_delete, &QPushButton::clicked, this, &ArchiveWindow::confirmDeletion);
    QHBoxLayout* row = lookupRow();
    row->addWidget(place, 1);
    row->addWidget(m_delete);
    return row;
}

void ArchiveWindow::fillNodes()
{
    const QString chosen = node().isEmpty() ? m_parts.nodes.last() : node();
    {
        const QSignalBlocker block(m_node);
        m_node->clear();
        for (const ArchiveNode& one : m_parts.nodes.all())
            m_node->addItem(QString::fromStdString(one.pacs.name), one.id);
        m_node->setCurrentIndex(std::max(0, m_node->findData(chosen)));
    }
    m_pages->setCurrentIndex(m_parts.nodes.all().empty() ? 1 : 0);
    refresh();
}

QString ArchiveWindow::node() const
{
    return m_node->currentData().toString();
}

void ArchiveWindow::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

QString ArchiveWindow::message() const
{
    return m_message->text();
}

QString ArchiveWindow::summary() const
{
    return m_summary->text();
}

QString ArchiveWindow::summaryText() const
{
    const int count = static_cast<int>(m_parts.search.count());
    switch (m_parts.search.state()) {
    case SearchState::None:
        return {};
    case SearchState::Running:
        return tr("Searching… %n studies so far", nullptr, count);
    case SearchState::Cut:
        return tr("The first %n studies: say more about the one you look for", nullptr, count);
    case SearchState::Cancelled:
        return tr("Cancelled: %n studies until then", nullptr, count);
    case SearchState::Failed:
        return tr("The search failed: %n studies until then", nullptr, count);
    case SearchState::Done:
        break;
    }
    return count == 0 ? tr("The archive has no such study.") : tr("%n studies", nullptr, count);
}

void ArchiveWindow::refresh()
{
    const bool hasNode = !m_parts.nodes.all().empty();
    const bool isRunning = m_parts.search.state() == SearchState::Running;
    for (QWidget* one : {static_cast<QWidget*>(m_node), static_cast<QWidget*>(m_fields)})
        one->setEnabled(hasNode);
    const bool hadFocus = m_cancelSearch->hasFocus();
    m_search->setEnabled(hasNode && !isRunning);
    m_cancelSearch->setEnabled(isRunning);
    if (hadFocus && !isRunning)
        m_table->setFocus();
    m_summary->setText(summaryText());
    const StudyMatch* study = current();
    m_open->setEnabled(study != nullptr);
    m_others->setEnabled(study && !study->patientId.empty() && !isRunning);
}

void ArchiveWindow::refreshProgress()
{
    const ArchiveRetrieval& retrieval = m_parts.retrieval;
    const bool hadFocus = m_cancelRetrieval->hasFocus();
    m_progress->setVisible(retrieval.isRunning());
    if (hadFocus && !retrieval.isRunning())
        m_table->setFocus();
    m_bar->setValue(static_cast<int>(retrieval.fraction() * kSteps));
    const QString name = patientText(retrieval.study());
    m_progressText->setText(retrieval.seriesCount() > 0 ? tr("%1: %2 of %3 series")
                                                              .arg(name)
                                                              .arg(retrieval.seriesDone())
                                                              .arg(retrieval.seriesCount())
                                                        : tr("%1: retrieving…").arg(name));
}

const StudyMatch* ArchiveWindow::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.study(m_sorted->mapToSource(index).row()) : nullptr;
}

void ArchiveWindow::openCurrent()
{
    if (const StudyMatch* study = current())
        Q_EMIT openRequested(StudyMatch(*study)); // a new search would take it away
}

void ArchiveWindow::searchPatient()
{
    const StudyMatch* study = current();
    if (!study || study->patientId.empty())
        return;
    m_fields->showPatient(study->patientId);
    m_table->sortByColumn(ArchiveMatchModel::StudyDate, Qt::DescendingOrder);
    m_table->setFocus(); // the button is off now
    Q_EMIT searchRequested();
}

void ArchiveWindow::confirmDeletion()
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, {}, tr("Delete the files of all retrieved studies?"),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The open study stays. What the archive has is not touched, and neither is your work on "
           "the studies; to open one again, it is retrieved again."));
    const QPushButton* yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, &ArchiveWindow::deletionRequested);
    box->open();
}

void ArchiveWindow::showEvent(QShowEvent* event)
{
    if (!event->spontaneous()) {
        say({});
        if (m_tabs->currentWidget() == m_outbox)
            m_outbox->table()->setFocus();
        else if (m_parts.nodes.all().empty())
            m_firstNode->setFocus();
        else if (m_model.rowCount() == 0)
            m_fields->name()->setFocus();
    }
    LookupWindow::showEvent(event);
}

void ArchiveWindow::keyPressEvent(QKeyEvent* event)
{
    // Down from a field goes into the list.
    if (event->key() == Qt::Key_Down && qobject_cast<QLineEdit*>(focusWidget())) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_sorted->index(0, 0));
        return;
    }
    LookupWindow::keyPressEvent(event);
}

} // namespace foramen
