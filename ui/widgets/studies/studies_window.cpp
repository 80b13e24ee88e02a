#include "ui/widgets/studies/studies_window.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/term_text.h"
#include "ui/state/studies/study_list_model.h"
#include "ui/widgets/studies/date_range_fields.h"

#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

/// Asks before something that cannot be undone; the button that does nothing is the default.
bool confirmed(QWidget* parent, const QString& question, const QString& explanation,
               const QString& answer)
{
    QMessageBox box(QMessageBox::Warning, {}, question, QMessageBox::Cancel, parent);
    box.setInformativeText(explanation);
    const QPushButton* yes = box.addButton(answer, QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace

StudiesWindow::StudiesWindow(StudyList* list, StudyListFilter* filter, QWidget* owner)
    : LookupWindow(QStringLiteral("studies/geometry"), {1180, 640}, owner)
    , m_list(list)
    , m_filter(filter)
{
    setWindowTitle(tr("Studies"));
    m_message = makeWarning(this);
    makeTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeFilters());
    column->addWidget(m_message);
    column->addWidget(m_table, 1);
    column->addLayout(makeButtons());
    column->addLayout(makeFoot());
    connect(list, &StudyList::changed, this, &StudiesWindow::refresh);
    connect(list, &StudyList::failed, this, &StudiesWindow::say);
    connect(list, &StudyList::done, this, &StudiesWindow::say);
    connect(filter, &QAbstractItemModel::layoutChanged, this, &StudiesWindow::refresh);
    refresh();
}

void StudiesWindow::makeTable()
{
    m_table = makeLookupTree(QStringLiteral("studiesTable"), m_filter, this);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setRootIsDecorated(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(StudyListModel::Time, Qt::DescendingOrder);
    const int widths[] = {145, 115, 95, 155, 70, 80, 95, 60, 75, 140, 140};
    for (int column = 0; column < StudyListModel::kColumns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->header()->setStretchLastSection(true);
    connect(m_table, &QTreeView::activated, this, &StudiesWindow::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &StudiesWindow::refresh);
}

QLayout* StudiesWindow::makeFilters()
{
    m_search = makeSearchField(tr("Patient, ID, date, description, model"),
                               tr("Shows the studies that contain all words (Ctrl+F)"), this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        refresh();
    });
    m_state = new QComboBox(this);
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("All states"));
    for (const WorkState state : {WorkState::New, WorkState::InWork, WorkState::Signed})
        m_state->addItem(stateText(state), static_cast<int>(state));
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_state->currentData();
        m_filter->setState(chosen.isValid() ? std::optional(static_cast<WorkState>(chosen.toInt()))
                                            : std::nullopt);
        refresh();
    });
    m_worst = new QComboBox(this);
    m_worst->setAccessibleName(tr("Worst grade"));
    m_worst->addItem(tr("All grades"));
    for (const Severity severity : kSeverities)
        m_worst->addItem(tr("Worst: %1").arg(termText(severity)), static_cast<int>(severity));
    connect(m_worst, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_worst->currentData();
        m_filter->setWorst(chosen.isValid() ? std::optional(static_cast<Severity>(chosen.toInt()))
                                            : std::nullopt);
        refresh();
    });
    m_dates = new DateRangeFields(this);
    connect(m_dates, &DateRangeFields::changed, this, [this] {
        m_filter->setDates(m_dates->range());
        refresh();
    });
    m_clear = new QPushButton(tr("Clear"), this);
    m_clear->setAccessibleName(tr("Clear search and filters"));
    m_clear->setToolTip(tr("Clears search and filters: all studies are shown"));
    connect(m_clear, &QPushButton::clicked, this, &StudiesWindow::clearFilters);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_search, 1);
    row->addWidget(m_dates);
    row->addWidget(m_state);
    row->addWidget(m_worst);
    row->addWidget(m_clear);
    return row;
}

void StudiesWindow::clearFilters()
{
    m_search->clear();
    m_dates->clear();
    m_state->setCurrentIndex(0);
    m_worst->setCurrentIndex(0);
    m_search->setFocus(); // the button is off now
}

QLayout* StudiesWindow::makeButtons()
{
    m_open = new QPushButton(tr("Open"), this);
    m_open->setToolTip(tr("Opens the selected study (Enter)"));
    m_openElsewhere = new QPushButton(tr("Open from another place…"), this);
    m_openElsewhere->setToolTip(tr("For files that were moved: the work on the study is kept"));
    m_delete = new QPushButton(tr("Delete the work…"), this);
    m_summary = new QLabel(this);
    m_summary->setProperty("dim", true);
    connect(m_open, &QPushButton::clicked, this, &StudiesWindow::openCurrent);
    connect(m_openElsewhere, &QPushButton::clicked, this, [this] {
        if (const ListedStudy* study = current())
            Q_EMIT openElsewhereRequested(*study);
    });
    connect(m_delete, &QPushButton::clicked, this, &StudiesWindow::confirmDeletion);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_open);
    row->addWidget(m_openElsewhere);
    row->addWidget(m_delete);
    row->addStretch(1);
    row->addWidget(m_summary);
    return row;
}

QLayout* StudiesWindow::makeFoot()
{
    m_place = new QLabel(this);
    m_place->setProperty("dim", true);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* backUp = new QPushButton(tr("Back up…"), this);
    backUp->setToolTip(tr("Writes the whole database into one file, also while it is used"));
    auto* restore = new QPushButton(tr("Restore…"), this);
    restore->setToolTip(tr("Takes a backup in place of the database; no study may be open"));
    connect(backUp, &QPushButton::clicked, this, &StudiesWindow::askForBackup);
    connect(restore, &QPushButton::clicked, this, &StudiesWindow::askForRestoring);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_place, 1);
    row->addWidget(backUp);
    row->addWidget(restore);
    return row;
}

void StudiesWindow::setOpenRecord(const std::string& record)
{
    m_openRecord = record;
    refresh();
}

void StudiesWindow::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

QString StudiesWindow::message() const
{
    return m_message->text();
}

QString StudiesWindow::summary() const
{
    return m_summary->text();
}

const ListedStudy* StudiesWindow::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_filter->study(index) : nullptr;
}

void StudiesWindow::refresh()
{
    const auto all = static_cast<int>(m_list->studies().size());
    const int shown = m_filter->rowCount();
    m_summary->setText(m_list->isReading() && all == 0 ? tr("The list is being read…")
                           : all == 0                  ? tr("No study was opened yet.")
                           : shown < all ? tr("%1 of %n studies", nullptr, all).arg(shown)
                                         : tr("%n studies", nullptr, all));
    m_place->setText(
        tr("Database: %1 (%2)")
            .arg(QDir::toNativeSeparators(QString::fromStdString(m_list->database().string())),
                 QLocale().formattedDataSize(static_cast<qint64>(m_list->size()))));
    m_clear->setEnabled(!m_search->text().isEmpty() || !m_dates->isEmpty()
                        || m_state->currentIndex() > 0 || m_worst->currentIndex() > 0);
    const ListedStudy* study = current();
    m_open->setEnabled(study && !study->paths.empty());
    m_openElsewhere->setEnabled(study != nullptr);
    const bool isOpen = study && study->record == m_openRecord;
    const bool isSigned = study && study->wasSigned;
    m_delete->setEnabled(study && !isOpen && !isSigned);
    m_delete->setToolTip(isOpen         ? tr("The study is open: close it first")
                             : isSigned ? tr("A signed report is not deleted")
                                        : tr("Deletes grades, comments, measurements, report and "
                                             "history; the pictures stay"));
}

void StudiesWindow::openCurrent()
{
    const ListedStudy* study = current();
    if (study && !study->paths.empty())
        Q_EMIT openRequested(*study);
}

void StudiesWindow::confirmDeletion()
{
    const ListedStudy* study = current();
    if (!study)
        return;
    const ListedStudy asked = *study; // the list may be read meanwhile
    QString name = personNameText(asked.study.patientName);
    if (name.isEmpty())
        name = QString::fromStdString(asked.study.patientId);
    if (confirmed(this, tr("Delete all work on the study of %1?").arg(name),
                  tr("Grades, comments, points, measurements, the report and the history are "
                     "deleted from the database and cannot be brought back. The pictures stay "
                     "where they are."),
                  tr("Delete the work")))
        Q_EMIT deleteRequested(asked);
}

void StudiesWindow::askForBackup()
{
    const QString name =
        QStringLiteral("foramen-%1.sqlite").arg(QDate::currentDate().toString(Qt::ISODate));
    auto* dialog = new QFileDialog(this, tr("Back up the database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &StudiesWindow::backupRequested);
    dialog->open();
}

void StudiesWindow::askForRestoring()
{
    auto* dialog = new QFileDialog(this, tr("Restore a backup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (confirmed(this, tr("Take this backup in place of the database?"),
                      tr("What was done since the backup is not in it. The database of now is kept "
                         "beside it, under another name."),
                      tr("Restore")))
            Q_EMIT restoreRequested(file);
    });
    dialog->open();
}

void StudiesWindow::showEvent(QShowEvent* event)
{
    if (!event->spontaneous()) {
        say({});
        m_list->read();
        m_table->setFocus();
    }
    LookupWindow::showEvent(event);
}

void StudiesWindow::keyPressEvent(QKeyEvent* event)
{
    // Down from the search goes into the list.
    if (event->key() == Qt::Key_Down && m_search->hasFocus()) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_filter->index(0, 0));
        return;
    }
    LookupWindow::keyPressEvent(event);
}

} // namespace foramen
