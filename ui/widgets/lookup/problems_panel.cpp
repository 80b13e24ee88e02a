#include "ui/widgets/lookup/problems_panel.h"

#include "ui/state/session/problem_list.h"
#include "ui/widgets/lookup/lookup_window.h"
#include "ui/widgets/theme/theme.h"

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
#include <QTextLayout>
#include <QTextOption>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kPadding = 8;
constexpr int kSign = 16;

/// Breaks a text into lines of a width: between words, within a word only where it is too long, as
/// a path can be.
class WrappedText {
public:
    WrappedText(QString text, const QFont& font, int width)
        : m_layout(text.replace(QLatin1Char('\n'), QChar::LineSeparator), font)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, m_height});
            m_height += line.height();
        }
        m_layout.endLayout();
    }

    [[nodiscard]] int height() const { return qCeil(m_height); }
    void draw(QPainter& painter, QPoint at) const { m_layout.draw(&painter, at); }

private:
    QTextLayout m_layout;
    qreal m_height = 0;
};

/// Draws a sign, the file and the reason below it, as high as the texts need.
class ProblemDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QListView*>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        const int reason = WrappedText(textOf(index), font(), textWidth(width)).height();
        const int head = WrappedText(headOf(index), small(), textWidth(width)).height();
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
        const QPoint at = option.rect.topLeft() + QPoint(2 * kPadding + kSign, kPadding);
        const int width = textWidth(option.rect.width());
        painter->setPen(colors.color(QPalette::PlaceholderText));
        const WrappedText head(headOf(index), small(), width);
        head.draw(*painter, at);
        painter->setPen(colors.color(QPalette::Text));
        WrappedText(textOf(index), font(), width).draw(*painter, at + QPoint(0, head.height()));
        painter->restore();
    }

private:
    static QFont font() { return theme::font(); }
    static QFont small() { return theme::font(theme::kSmallTextSize); }
    static int textWidth(int width) { return std::max(40, width - 3 * kPadding - kSign); }
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
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const auto site = m_problems->problems()[static_cast<std::size_t>(index.row())].site)
            Q_EMIT siteChosen(*site);
    });
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
