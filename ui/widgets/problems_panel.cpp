#include "ui/widgets/problems_panel.h"

#include "ui/state/problem_list.h"
#include "ui/widgets/lookup_window.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kPadding = 8;
constexpr int kSign = 16;

/// A sign, the file and the reason under it, as high as the texts need.
class ProblemDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QListView*>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        const int reason = heightOf(textOf(index), font(), textWidth(width));
        const int head = heightOf(headOf(index), small(), textWidth(width));
        return {width, head + reason + 2 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        painter->save();
        const QPalette& colors = option.palette;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, colors.color(QPalette::AlternateBase));
        theme::icon(QStringLiteral("warning"), &theme::Colors::warning)
            .paint(
                painter,
                QRect(option.rect.left() + kPadding, option.rect.top() + kPadding, kSign, kSign));
        QRect room(option.rect.left() + kPadding + kSign + kPadding, option.rect.top() + kPadding,
                   textWidth(option.rect.width()), option.rect.height() - 2 * kPadding);
        painter->setFont(small());
        painter->setPen(colors.color(QPalette::PlaceholderText));
        const int head = heightOf(headOf(index), small(), room.width());
        painter->drawText(room, kFlags, headOf(index));
        room.setTop(room.top() + head);
        painter->setFont(font());
        painter->setPen(colors.color(QPalette::Text));
        painter->drawText(room, kFlags, textOf(index));
        painter->restore();
    }

private:
    static constexpr int kFlags =
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere | Qt::TextWordWrap;

    static QFont font() { return theme::font(); }
    static QFont small() { return theme::font(theme::kSmallTextSize); }
    static int textWidth(int width) { return std::max(40, width - 3 * kPadding - kSign); }
    static int heightOf(const QString& text, const QFont& font, int width)
    {
        constexpr int most = 10000;
        return QFontMetrics(font).boundingRect(0, 0, width, most, kFlags, text).height();
    }
    static QString textOf(const QModelIndex& index)
    {
        return index.data(ProblemList::ReasonRole).toString();
    }
    static QString headOf(const QModelIndex& index)
    {
        const QString file = index.data(ProblemList::FileRole).toString();
        const QString source = index.data(ProblemList::SourceRole).toString();
        return file.isEmpty() ? source : source + QStringLiteral(" · ") + file;
    }
};

} // namespace

ProblemsPanel::ProblemsPanel(ProblemList* problems, QWidget* parent)
    : QWidget(parent)
    , m_problems(problems)
{
    setObjectName(QStringLiteral("problemsPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_heading = new QLabel(this);
    m_heading->setWordWrap(true);
    m_heading->setProperty("dim", true);
    m_copy = new QPushButton(tr("Copy"), this);
    m_copy->setProperty("small", true);
    m_copy->setToolTip(tr("The selected problems, or all, with their files (Ctrl+C)"));
    m_copy->setAccessibleName(tr("Copy the problems"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_copy);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("problemsList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setModel(problems);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_copy, &QPushButton::clicked, this, &ProblemsPanel::copy);
    connect(problems, &QAbstractItemModel::modelReset, this, &ProblemsPanel::refresh);
    refresh();
}

void ProblemsPanel::refresh()
{
    const int count = m_problems->count();
    m_heading->setText(count > 0 ? tr("%n problem(s) in this study", nullptr, count)
                                 : tr("Nothing to report: every file could be used."));
    m_copy->setVisible(count > 0);
}

void ProblemsPanel::copy()
{
    QList<int> rows;
    const QModelIndexList chosen = m_list->selectionModel()->selectedRows();
    for (const QModelIndex& index : chosen)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows))
        lines << m_problems->textOf(row);
    copyText(lines.isEmpty() ? m_problems->toText() : lines.join(QLatin1Char('\n')));
}

bool ProblemsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

ProblemsBadge::ProblemsBadge(const ProblemList* problems, QAction* action, QWidget* parent)
    : QToolButton(parent)
    , m_action(action)
{
    setObjectName(QStringLiteral("problemsBadge"));
    setProperty("flat", true);
    setIcon(theme::icon(QStringLiteral("warning"), &theme::Colors::warning));
    setIconSize({14, 14});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, action, &QAction::trigger);
    connect(problems, &ProblemList::countChanged, this, &ProblemsBadge::showCount);
    showCount(problems->count());
}

void ProblemsBadge::showCount(int count)
{
    setVisible(count > 0);
    setText(QString::number(count));
    setAccessibleName(tr("%n problem(s)", nullptr, count));
    setToolTip(accessibleName() + QLatin1Char('\n') + m_action->toolTip());
}

} // namespace foramen
