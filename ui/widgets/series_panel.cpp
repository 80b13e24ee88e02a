#include "ui/widgets/series_panel.h"

#include "ui/state/core_words.h"
#include "ui/state/session.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <vector>

namespace foramen {

namespace {

constexpr int kPicture = 104; ///< px, square
constexpr int kWidth = kPicture + 24;
constexpr int kItemHeight = kPicture + 52;
constexpr int kDetailRole = Qt::UserRole;
constexpr int kChosenRole = Qt::UserRole + 1;
constexpr int kIndexRole = Qt::UserRole + 2;

/// Picture, name and count of a series, one under the other.
class SeriesDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth, kItemHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const bool chosen = index.data(kChosenRole).toBool();
        const QRectF box(option.rect.left() + 12, option.rect.top() + 6, kPicture, kPicture);
        drawPicture(*painter, box, index.data(Qt::DecorationRole).value<QImage>(), chosen);
        QColor edge = chosen ? theme::colors().accent : theme::colors().line;
        if (option.state.testFlag(QStyle::State_MouseOver) && !chosen)
            edge = theme::colors().dim;
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(QPen(focused ? theme::colors().text : edge, focused ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        drawTexts(*painter, box, index, chosen);
        painter->restore();
    }

private:
    static void drawPicture(QPainter& painter, const QRectF& box, const QImage& image, bool chosen)
    {
        QPainterPath clip;
        clip.addRoundedRect(box, 6, 6);
        painter.save();
        painter.setClipPath(clip);
        painter.fillRect(box, Qt::black);
        if (!image.isNull()) {
            QSizeF size(image.size());
            size.scale(box.size(), Qt::KeepAspectRatio);
            QRectF place(QPointF(), size);
            place.moveCenter(box.center());
            painter.setOpacity(chosen ? 1 : 0.55);
            painter.drawImage(place, image);
        }
        painter.restore();
    }

    static void drawTexts(QPainter& painter, const QRectF& box, const QModelIndex& index,
                          bool chosen)
    {
        const double width = box.width() + 8;
        painter.setFont(theme::font(theme::kSmallTextSize, QFont::Medium));
        painter.setPen(chosen ? theme::colors().text : theme::colors().dim);
        painter.drawText(QRectF(box.left(), box.bottom() + 5, width, 17), Qt::AlignLeft,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                          static_cast<int>(width)));
        painter.setFont(theme::font(11));
        painter.setPen(theme::colors().dim);
        painter.drawText(QRectF(box.left(), box.bottom() + 22, width, 16), Qt::AlignLeft,
                         painter.fontMetrics().elidedText(index.data(kDetailRole).toString(),
                                                          Qt::ElideRight, static_cast<int>(width)));
    }
};

} // namespace

SeriesPanel::SeriesPanel(Session* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("seriesPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    m_list->setObjectName(QStringLiteral("seriesList"));
    m_list->setAccessibleName(tr("Series"));
    m_list->setItemDelegate(new SeriesDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::customContextMenuRequested, this, &SeriesPanel::showMenu);
    connect(m_list, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        Q_EMIT seriesClicked(static_cast<std::size_t>(item->data(kIndexRole).toInt()));
    });
    connect(session, &Session::seriesChanged, this, &SeriesPanel::refresh);
    connect(session, &Session::stateChanged, this, &SeriesPanel::refresh);
    refresh();
}

std::vector<const SeriesEntry*> readingOrder(const std::vector<SeriesEntry>& entries)
{
    std::vector<const SeriesEntry*> order;
    for (const SeriesEntry& entry : entries)
        order.push_back(&entry);
    const auto rank = [](const SeriesEntry* entry) {
        if (!entry->chosen || !entry->role)
            return 3;
        return *entry->role == SeriesRole::SagittalT2 ? 0
            : *entry->role == SeriesRole::SagittalT1  ? 1
                                                      : 2;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return order;
}

void SeriesPanel::refresh()
{
    const auto& entries = m_session->series();
    const int count = m_session->study() ? static_cast<int>(entries.size()) : 0;
    while (m_list->count() > count)
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < count)
        m_list->addItem(new QListWidgetItem);
    const std::vector<const SeriesEntry*> order = readingOrder(entries);
    for (int row = 0; row < count; ++row) {
        const SeriesEntry& entry = *order[static_cast<std::size_t>(row)];
        QListWidgetItem* item = m_list->item(row);
        item->setText(entry.title);
        item->setData(kDetailRole, entry.detail);
        item->setData(kChosenRole, entry.chosen);
        item->setData(kIndexRole, static_cast<int>(entry.seriesIndex));
        item->setData(Qt::DecorationRole, entry.thumbnail);
        item->setData(Qt::AccessibleTextRole,
                      QStringLiteral("%1, %2").arg(entry.title, entry.detail));
        item->setToolTip(entry.reason.isEmpty()
                             ? entry.title
                             : QStringLiteral("%1: %2").arg(entry.title, entry.reason));
    }
}

void SeriesPanel::showMenu(const QPoint& position)
{
    const QListWidgetItem* item = m_list->itemAt(position);
    if (!item)
        return;
    const auto index = static_cast<std::size_t>(item->data(kIndexRole).toInt());
    std::optional<SeriesRole> role;
    for (const SeriesEntry& entry : m_session->series()) {
        if (entry.seriesIndex == index && entry.chosen)
            role = entry.role;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, std::optional<SeriesRole> wanted) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(role == wanted);
        group->addAction(action);
        connect(action, &QAction::triggered, m_session,
                [this, index, wanted] { m_session->overrideRole(index, wanted); });
    };
    for (const SeriesRole wanted :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        add(tr("Use as %1").arg(coreText(nameOf(wanted))), wanted);
    menu->addSeparator();
    add(tr("Do not use"), std::nullopt);
    menu->addSeparator();
    connect(menu->addAction(tr("DICOM tags")), &QAction::triggered, this,
            [this, index] { Q_EMIT tagsRequested(index); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace foramen
