#include "ui/widgets/history/history_window.h"

#include "ui/state/report/study_past.h"
#include "ui/state/saving/history_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/history/past_grid.h"
#include "ui/widgets/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace foramen {

namespace {

constexpr int kCountRole = Qt::UserRole; ///< entries up to this one
constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kAnyKind = -1;

} // namespace

HistoryWindow::HistoryWindow(const CurrentStudy& current, StudySaving& saving, QWidget* owner)
    : LookupWindow(QStringLiteral("history/geometry"), {1080, 680}, owner)
    , m_current(current)
    , m_past(new StudyPast(current, saving, this))
{
    setObjectName(QStringLiteral("historyWindow"));
    setWindowTitle(tr("History"));
    build();
    connect(m_past, &StudyPast::changed, this, &HistoryWindow::refresh);
    const auto update = [this] {
        if (isVisible())
            m_past->update();
    };
    connect(&saving, &StudySaving::changed, this, update);
    connect(&current, &CurrentStudy::replaced, this, update);
    connect(&current, &CurrentStudy::seriesChanged, this, update);
}

void HistoryWindow::build()
{
    auto* left = new QWidget(this);
    m_search = makeSearchField(tr("Search what was done or by whom"), tr("Find, Ctrl+F"), this);
    m_kind = new QComboBox(left);
    m_kind->setAccessibleName(tr("What the entries are about"));
    m_kind->addItem(tr("Everything"), kAnyKind);
    const std::pair<HistoryKind, QString> kinds[] = {
        {HistoryKind::Grid, tr("Grid")},      {HistoryKind::Measurements, tr("Measurements")},
        {HistoryKind::Report, tr("Report")},  {HistoryKind::Signing, tr("Signing")},
        {HistoryKind::Ai, tr("AI gradings")}, {HistoryKind::Series, tr("Series")}};
    for (const auto& [kind, name] : kinds)
        m_kind->addItem(name, static_cast<int>(kind));
    m_list = new QListWidget(left);
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("What was done, newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_none = new QLabel(tr("Nothing was done yet."), left);
    m_none->setProperty("dim", true);
    m_none->setContentsMargins(12, 8, 12, 8);
    QHBoxLayout* filters = lookupRow();
    filters->addWidget(m_search, 1);
    filters->addWidget(m_kind);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filters);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);

    auto* right = new QWidget(this);
    m_band = new QFrame(right);
    m_band->setObjectName(QStringLiteral("asOfBand"));
    m_asOf = new QLabel(m_band);
    m_asOf->setWordWrap(true);
    m_asOf->setTextFormat(Qt::PlainText);
    auto* back = new QPushButton(tr("Back to now"), m_band);
    auto* row = new QHBoxLayout(m_band);
    row->setContentsMargins(12, 6, 8, 6);
    row->addWidget(m_asOf, 1);
    row->addWidget(back);
    m_now = new QLabel(tr("The study now. Choose an entry to see it as it was then."), right);
    m_now->setProperty("dim", true);
    m_now->setContentsMargins(0, 8, 0, 8);
    m_grid = new PastGrid(right);
    m_remark = new QLabel(right);
    m_remark->setProperty("dim", true);
    m_remark->setProperty("small", true);
    m_remark->setWordWrap(true);
    m_text = new QPlainTextEdit(right);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Report at this moment"));
    auto* shown = new QVBoxLayout(right);
    shown->setContentsMargins(theme::kMargin, 8, theme::kMargin, theme::kMargin);
    shown->setSpacing(8);
    for (QWidget* widget : {static_cast<QWidget*>(m_band), static_cast<QWidget*>(m_now),
                            static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_remark)})
        shown->addWidget(widget);
    shown->addWidget(m_text, 1);

    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(left);
    split->addWidget(right);
    constexpr int leftWidth = 420;
    split->setSizes({leftWidth, width() - leftWidth});
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(split);

    connect(m_search, &QLineEdit::textChanged, this, &HistoryWindow::filter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryWindow::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &HistoryWindow::showMoment);
    connect(back, &QPushButton::clicked, this, [this] { m_list->setCurrentItem(nullptr); });
}

void HistoryWindow::showEvent(QShowEvent* event)
{
    LookupWindow::showEvent(event);
    m_past->update();
}

void HistoryWindow::refresh()
{
    const QListWidgetItem* before = m_list->currentItem();
    const std::size_t chosen = before ? before->data(kCountRole).toULongLong() : 0;
    {
        const QSignalBlocker block(m_list);
        m_list->clear();
        const std::vector<HistoryRecord>& records = m_past->records();
        for (std::size_t count = records.size(); count > 0; --count) {
            const HistoryRecord& record = records[count - 1];
            const QString author = QString::fromStdString(record.author);
            auto* item = new QListWidgetItem(
                tr("%1\n%2 · %3", "what was done; time, by whom")
                    .arg(m_past->entryText(count - 1), historyTime(record), author),
                m_list);
            item->setData(kCountRole, static_cast<qulonglong>(count));
            item->setData(kKindRole, static_cast<int>(historyKind(record)));
            if (count == chosen)
                m_list->setCurrentItem(item);
        }
        if (chosen == 0 || chosen > records.size())
            m_list->setCurrentItem(nullptr);
    }
    filter();
    showMoment();
}

void HistoryWindow::filter()
{
    const QString wanted = m_search->text().trimmed();
    const int kind = m_kind->currentData().toInt();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden((kind != kAnyKind && item->data(kKindRole).toInt() != kind)
                        || !item->text().contains(wanted, Qt::CaseInsensitive));
    }
    m_none->setVisible(m_list->count() == 0);
}

void HistoryWindow::showMoment()
{
    const QListWidgetItem* item = m_list->currentItem();
    const bool isPast = item != nullptr;
    const std::size_t count =
        isPast ? item->data(kCountRole).toULongLong() : m_past->records().size();
    m_band->setVisible(isPast);
    m_now->setVisible(!isPast);
    if (isPast) {
        const HistoryRecord& record = m_past->records()[count - 1];
        m_asOf->setText(
            tr("As of %1, after: %2").arg(historyTime(record), m_past->entryText(count - 1)));
    }
    const StudyMoment moment = m_past->moment(count);
    m_grid->showGrades(isPast ? moment.assessment : m_current->assessment);
    QString remark = tr("%n measurement(s) and key image(s).", nullptr,
                        static_cast<int>(moment.annotations.size()));
    if (isPast && moment.hasPartOfFindings)
        remark += QLatin1Char(' ')
            + tr("The AI graded again later; its grades of then are kept only where a reader had "
                 "worked.");
    m_remark->setText(remark);
    m_text->setPlainText(m_past->textAt(moment, count));
}

} // namespace foramen
