#include "ui/widgets/effort/effort_window.h"

#include "ui/panes/stack/site_names.h"
#include "ui/state/effort/effort_book.h"
#include "ui/state/effort/effort_recorder.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/widgets/theme/colors.h"
#include "ui/widgets/theme/theme.h"

#include <QCheckBox>
#include <QDate>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShowEvent>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace foramen {

namespace {

enum Column { Assist, Studies, Time, Levels, Changes = Levels + int(kLevelCount) };
constexpr int kColumns = Changes + static_cast<int>(kConditionCount);

QString timeText(const Spread& seconds)
{
    return EffortWindow::tr("%1 (%2 to %3)", "median and quartiles of a time")
        .arg(durationText(seconds.median), durationText(seconds.lower),
             durationText(seconds.upper));
}

} // namespace

EffortWindow::EffortWindow(EffortBook* book, EffortRecorder* recorder, QWidget* owner)
    : LookupWindow(QStringLiteral("effort/geometry"), {1180, 460}, owner)
    , m_book(book)
    , m_recorder(recorder)
    , m_rows(new QStandardItemModel(0, kColumns, this))
{
    setObjectName(QStringLiteral("effortWindow"));
    setWindowTitle(tr("Effort log"));
    build();
    connect(book, &EffortBook::changed, this, &EffortWindow::refresh);
    connect(book, &EffortBook::done, this, &EffortWindow::say);
    connect(book, &EffortBook::failed, this, &EffortWindow::say);
    connect(recorder, &EffortRecorder::failed, this, &EffortWindow::say);
    connect(recorder, &EffortRecorder::saved, book, &EffortBook::read);
    refresh();
}

void EffortWindow::build()
{
    m_message = makeWarning(this);
    m_conclusion = new QLabel(this);
    m_conclusion->setObjectName(QStringLiteral("effortConclusion"));
    m_remark = new QLabel(this);
    m_remark->setObjectName(QStringLiteral("effortRemark"));
    m_remark->setProperty("dim", true);
    for (QLabel* label : {m_conclusion, m_remark}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(theme::kMargin, 8, theme::kMargin, 8);
    }
    m_table = makeLookupTree(QStringLiteral("effortTable"), m_rows, this);
    m_table->setRootIsDecorated(false);
    m_table->setAccessibleName(tr("Time and changes by how the AI grades were shown"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_conclusion);
    column->addWidget(m_table, 1);
    column->addWidget(m_remark);
    column->addLayout(makeButtons());
}

QHBoxLayout* EffortWindow::makeButtons()
{
    m_keep = new QCheckBox(tr("&Keep the effort log"), this);
    m_keep->setToolTip(tr("Records for each study from its next opening on: the time in which the "
                          "window is used, by level; how often a grade was changed, by condition; "
                          "whether AI grades were seen. It stays in the database on this computer "
                          "and names no patient."));
    m_export = new QPushButton(tr("Export as CSV…"), this);
    m_export->setToolTip(
        tr("One row for each opening of a study; studies are numbered, not named"));
    m_delete = new QPushButton(tr("Delete the log…"), this);
    m_delete->setToolTip(tr("The work on the studies stays"));
    connect(m_keep, &QCheckBox::toggled, this, [this](bool on) {
        m_recorder->setOn(on);
        refresh();
    });
    connect(m_export, &QPushButton::clicked, this, &EffortWindow::askForFile);
    connect(m_delete, &QPushButton::clicked, this, &EffortWindow::confirmDeletion);
    QHBoxLayout* row = lookupRow();
    row->addWidget(m_keep);
    row->addStretch(1);
    row->addWidget(m_export);
    row->addWidget(m_delete);
    return row;
}

void EffortWindow::refresh()
{
    const QSignalBlocker block(m_keep);
    m_keep->setChecked(m_recorder->isOn());
    m_export->setEnabled(m_book->visits() > 0);
    m_delete->setEnabled(m_book->visits() > 0);
    const EffortSummary& summary = m_book->summary();
    m_conclusion->setText(conclusionText(summary));
    QStringList remarks;
    if (m_book->visits() == 0)
        remarks << (m_recorder->isOn() ? tr("Nothing was recorded yet.")
                                       : tr("The log is off: nothing is recorded."));
    else if (!m_recorder->isOn())
        remarks << tr("The log is off: nothing more is recorded.");
    if (summary.partial > 0)
        remarks << tr("%n study(s) were not read from the first site to the last and do not count.",
                      nullptr, static_cast<int>(summary.partial));
    if (m_book->unreadable() > 0)
        remarks << tr("%n entry(s) cannot be read by this version.", nullptr, m_book->unreadable());
    remarks
        << tr("Times are those in which the window was used; a pause counts one minute at most. "
              "A change replaces a grade that was shown by another one. Figures of fewer than "
              "%1 studies are grey.")
               .arg(kLeastComparedStudies);
    m_remark->setText(remarks.join(QLatin1Char(' ')));
    fillTable();
}

void EffortWindow::fillTable()
{
    m_rows->clear();
    QStringList titles{tr("Reading"), tr("Studies"), tr("Time a study, median (quartiles)")};
    for (const DiscLevel level : kLevels)
        titles << termText(level);
    for (const Condition condition : kConditions)
        titles << tr("Changes: %1").arg(shortName(condition));
    m_rows->setHorizontalHeaderLabels(titles);
    for (const EffortGroup& group : m_book->summary().groups) {
        QStringList texts{assistText(group.assist), QString::number(group.studies)};
        const bool isAny = group.studies > 0;
        texts << (isAny ? timeText(group.seconds) : QString());
        for (const double seconds : group.levelSeconds)
            texts << (isAny ? durationText(seconds) : QString());
        for (const double changes : group.changes)
            texts << (isAny ? decimalText(changes, 1) : QString());
        QList<QStandardItem*> row;
        for (const QString& text : texts) {
            auto* item = new QStandardItem(text);
            item->setEditable(false);
            if (group.studies < kLeastComparedStudies)
                item->setForeground(theme::colors().dim);
            row << item;
        }
        m_rows->appendRow(row);
    }
    for (int column = 0; column < kColumns; ++column)
        m_table->resizeColumnToContents(column);
}

void EffortWindow::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

QString EffortWindow::conclusion() const
{
    return m_conclusion->text();
}

QString EffortWindow::remark() const
{
    return m_remark->text();
}

QString EffortWindow::message() const
{
    return m_message->text();
}

void EffortWindow::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Export the effort log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(
        QStringLiteral("foramen-effort-%1.csv").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, m_book, &EffortBook::exportTo);
    dialog->open();
}

void EffortWindow::confirmDeletion()
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Effort log"),
                                tr("Delete the whole effort log?"), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("effortQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It cannot be brought back. What was recorded of the open study is "
                               "deleted, too; the work on the studies stays."));
    const QPushButton* yes = box->addButton(tr("Delete the log"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, box, yes] {
        if (box->clickedButton() != yes)
            return;
        m_recorder->drop();
        m_book->deleteAll();
    });
    box->open();
}

void EffortWindow::showEvent(QShowEvent* event)
{
    if (!event->spontaneous()) {
        say({});
        m_book->read();
        m_recorder->save();
        m_table->setFocus();
    }
    LookupWindow::showEvent(event);
}

} // namespace foramen
