#include "ui/widgets/grid/severity_grid_view.h"

#include "core/spine/assessment.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/grid/grid_texts.h"
#include "ui/widgets/grid/severity_cell_delegate.h"
#include "ui/widgets/theme/theme.h"

#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace foramen {

namespace {

constexpr int kHeaderHeight = 40;
constexpr int kRowHeaderWidth = 44;
constexpr int kCellWidth = 58;
constexpr int kCellHeight = 62;
constexpr int kNamedDiscHeight = 17; ///< of the disc's own name below that of its row
constexpr int kSmallestCellHeight = 42;

/// Condition and side above each column, level beside each row; the current one is bright.
class GridHeader : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

    [[nodiscard]] QSize sizeHint() const override
    {
        return orientation() == Qt::Horizontal ? QSize(kCellWidth, kHeaderHeight)
                                               : QSize(kRowHeaderWidth, kCellHeight);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        painter->fillRect(rect, theme::colors().surface);
        const auto* table = qobject_cast<QAbstractItemView*>(parentWidget());
        const QModelIndex current = table ? table->currentIndex() : QModelIndex();
        const bool horizontal = orientation() == Qt::Horizontal;
        const bool active = (horizontal ? current.column() : current.row()) == section;
        const Site site = SeverityGridModel::siteAt(horizontal ? model()->index(0, section)
                                                               : model()->index(section, 0));
        painter->setPen(active ? theme::colors().accent : theme::colors().text);
        painter->setFont(
            theme::font(theme::kSmallTextSize, active ? QFont::DemiBold : QFont::Medium));
        if (!horizontal) {
            painter->setFont(
                theme::font(theme::kTextSize, active ? QFont::DemiBold : QFont::Normal));
            const QString disc =
                model()
                    ->headerData(section, Qt::Vertical, SeverityGridModel::NamedDiscRole)
                    .toString();
            const int lift = disc.isEmpty() ? 0 : kNamedDiscHeight / 2;
            painter->drawText(rect.translated(0, -lift), Qt::AlignLeft | Qt::AlignVCenter,
                              levelName(site.level));
            painter->setFont(theme::font(theme::kSmallTextSize));
            painter->setPen(theme::colors().dim);
            painter->drawText(rect.translated(0, lift), Qt::AlignLeft | Qt::AlignVCenter, disc);
            return;
        }
        painter->drawText(rect.adjusted(0, 2, 0, -18), Qt::AlignCenter, columnName(site.condition));
        painter->setFont(theme::font(theme::kSmallTextSize));
        painter->setPen(active ? theme::colors().accent : theme::colors().dim);
        painter->drawText(rect.adjusted(0, 18, 0, -4), Qt::AlignCenter, sideLetter(site.condition));
    }

    void mousePressEvent(QMouseEvent* event) override { event->ignore(); }
};

QString stateText(const QModelIndex& index)
{
    switch (static_cast<CellState>(index.data(SeverityGridModel::StateRole).toInt())) {
    case CellState::NotReviewed:
        return SeverityGridView::tr("not graded");
    case CellState::Imported:
        return SeverityGridView::tr("imported label, not confirmed");
    case CellState::Hidden:
        return SeverityGridView::tr("AI grade not revealed");
    case CellState::Refused:
        return SeverityGridView::tr("the AI did not grade this site");
    case CellState::Withheld:
        return SeverityGridView::tr("AI grade not shown");
    case CellState::AiSuggested:
        return SeverityGridView::tr("AI only, not reviewed");
    case CellState::Accepted:
        return SeverityGridView::tr("accepted");
    case CellState::Changed:
        return SeverityGridView::tr("changed by the reader");
    case CellState::ReaderOnly:
        return SeverityGridView::tr("reader’s grade, no AI");
    case CellState::Ungradable:
        return SeverityGridView::tr("called ungradable");
    }
    return {};
}

/// Adds texts of the cells to the model, for tooltips and screen readers.
class SpokenGrid : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        QStringList parts{QIdentityProxyModel::data(index, role).toString()};
        const QString grade = index.data().toString();
        if (!grade.isEmpty())
            parts << grade;
        parts << stateText(index);
        const QString refusal = index.data(SeverityGridModel::RefusalRole).toString();
        if (!refusal.isEmpty())
            parts << refusal;
        const QString unreliable = index.data(SeverityGridModel::UnreliableRole).toString();
        if (!unreliable.isEmpty())
            parts << unreliable;
        if (index.data(SeverityGridModel::UncertainRole).toBool())
            parts << SeverityGridView::tr("the AI is uncertain: check this one first");
        const QString comment = index.data(SeverityGridModel::CommentRole).toString();
        if (!comment.isEmpty())
            parts << SeverityGridView::tr("comment: %1").arg(comment);
        const QString prior = index.data(SeverityGridModel::PriorRole).toString();
        if (!prior.isEmpty())
            parts << prior;
        return parts.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
};

} // namespace

SeverityGridView::SeverityGridView(QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("severityGrid"));
    setAccessibleName(tr("Severity grid"));
    setHorizontalHeader(new GridHeader(Qt::Horizontal, this));
    setVerticalHeader(new GridHeader(Qt::Vertical, this));
    setItemDelegate(new SeverityCellDelegate(this));
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setMinimumSectionSize(20);
        header->setSectionResizeMode(QHeaderView::Stretch);
        header->setHighlightSections(false);
    }
    horizontalHeader()->setFixedHeight(kHeaderHeight);
    verticalHeader()->setFixedWidth(kRowHeaderWidth);
    const int rows = static_cast<int>(kLevelCount);
    setMaximumHeight(kHeaderHeight + rows * kCellHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SeverityGridView::setModel(QAbstractItemModel* model)
{
    auto* spoken = new SpokenGrid(this);
    spoken->setSourceModel(model);
    QTableView::setModel(spoken);
    setCurrentSite({});
}

Site SeverityGridView::currentSite() const
{
    return currentIndex().isValid() ? SeverityGridModel::siteAt(currentIndex()) : Site{};
}

void SeverityGridView::setCurrentSite(Site site)
{
    if (!model())
        return;
    const QScopedValueRollback guard(m_following, true);
    for (int row = 0; row < model()->rowCount(); ++row) {
        for (int column = 0; column < model()->columnCount(); ++column) {
            const QModelIndex index = model()->index(row, column);
            if (SeverityGridModel::siteAt(index) == site) {
                setCurrentIndex(index);
                return;
            }
        }
    }
}

QSize SeverityGridView::sizeHint() const
{
    return {kRowHeaderWidth + kCellWidth * static_cast<int>(kConditionCount),
            kHeaderHeight + kCellHeight * static_cast<int>(kLevelCount)};
}

QSize SeverityGridView::minimumSizeHint() const
{
    return {kRowHeaderWidth + 48 * static_cast<int>(kConditionCount),
            kHeaderHeight + kSmallestCellHeight * static_cast<int>(kLevelCount)};
}

void SeverityGridView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    horizontalHeader()->viewport()->update();
    verticalHeader()->viewport()->update();
    if (!m_following && current.isValid())
        Q_EMIT siteSelected(SeverityGridModel::siteAt(current));
}

void SeverityGridView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        QTableView::keyPressEvent(event);
        return;
    default:
        // Letters and digits belong to the window's actions, never to a search through cells.
        event->ignore();
    }
}

void SeverityGridView::keyboardSearch(const QString&) { }

void SeverityGridView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
    Q_EMIT keyboardChanged(true);
}

void SeverityGridView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
    Q_EMIT keyboardChanged(false);
}

} // namespace foramen
