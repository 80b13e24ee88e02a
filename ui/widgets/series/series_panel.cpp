#include "ui/widgets/series/series_panel.h"

#include "ui/state/documents/object_kind_text.h"
#include "ui/state/editing/series_roles.h"
#include "ui/state/language/term_text.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/series/link_entries.h"
#include "ui/widgets/series/seen_slices.h"
#include "ui/widgets/theme/theme.h"

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
constexpr int kSeenRole = Qt::UserRole + 3; ///< share of the slices that were seen, 0 to 1
constexpr int kByReaderRole = Qt::UserRole + 4;
constexpr int kSignRole = Qt::UserRole + 5; ///< in place of a picture
constexpr int kMostDocuments = 20; ///< of a series, in its menu

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
        if (const QString sign = index.data(kSignRole).toString(); !sign.isEmpty())
            drawSign(*painter, box, sign);
        QColor edge = chosen ? theme::colors().accent : theme::colors().line;
        if (option.state.testFlag(QStyle::State_MouseOver) && !chosen)
            edge = theme::colors().dim;
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(QPen(focused ? theme::colors().text : edge, focused ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        drawSeen(*painter, box, index.data(kSeenRole).toDouble());
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

    static void drawSign(QPainter& painter, const QRectF& box, const QString& sign)
    {
        constexpr int size = 26;
        painter.setFont(theme::font(size, QFont::DemiBold));
        painter.setPen(QColor(Qt::lightGray)); // the box is black in both themes
        painter.drawText(box, Qt::AlignCenter, sign);
    }

    /// A thin bar along the picture's lower edge.
    static void drawSeen(QPainter& painter, const QRectF& box, double share)
    {
        constexpr double height = 3;
        constexpr double inset = 5;
        if (share <= 0)
            return;
        QRectF bar(box.left() + inset, box.bottom() - inset - height, box.width() - 2 * inset,
                   height);
        painter.setPen(Qt::NoPen);
        QColor ground = theme::colors().line;
        ground.setAlphaF(0.7F);
        painter.setBrush(ground);
        painter.drawRoundedRect(bar, height / 2, height / 2);
        bar.setWidth(bar.width() * share);
        painter.setBrush(theme::colors().accent);
        painter.drawRoundedRect(bar, height / 2, height / 2);
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

QString roleName(SeriesRole role)
{
    return termText(role);
}

} // namespace

SeriesPanel::SeriesPanel(const CurrentStudy& current, const StudyOpening& opening,
                         SeriesRoles& roles, SeriesLinks& links, QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_roles(roles)
    , m_links(links)
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
        const auto index = static_cast<std::size_t>(item->data(kIndexRole).toInt());
        if (!isDocument(kindOf(index))) // it has no pictures for the active pane
            Q_EMIT seriesClicked(index);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const auto index = static_cast<std::size_t>(item->data(kIndexRole).toInt());
        if (isDocument(kindOf(index)))
            Q_EMIT documentRequested(index, 0);
    });
    connect(&current, &CurrentStudy::seriesChanged, this, &SeriesPanel::refresh);
    connect(&opening, &StudyOpening::changed, this, &SeriesPanel::refresh);
    refresh();
}

ObjectKind SeriesPanel::kindOf(std::size_t seriesIndex) const
{
    const Study* study = m_current->study();
    return study && seriesIndex < study->series.size() ? objectKindOf(study->series[seriesIndex])
                                                       : ObjectKind::Image;
}

void SeriesPanel::refresh()
{
    const auto& entries = m_current->series.entries();
    const int count = m_current->study() ? static_cast<int>(entries.size()) : 0;
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
        item->setData(kByReaderRole, entry.byReader);
        item->setData(kSignRole, kindSign(kindOf(entry.seriesIndex)));
    }
    refreshSeen();
}

void SeriesPanel::setSeen(const SeenSlices* seen)
{
    m_seen = seen;
    connect(seen, &SeenSlices::changed, this, &SeriesPanel::refreshSeen);
    refreshSeen();
}

void SeriesPanel::refreshSeen()
{
    const std::vector<const SeriesEntry*> order = readingOrder(m_current->series.entries());
    for (int row = 0; row < m_list->count(); ++row) {
        const SeriesEntry& entry = *order[static_cast<std::size_t>(row)];
        const SeenSlices::Count count = m_seen ? m_seen->countOf(entry) : SeenSlices::Count{};
        QListWidgetItem* item = m_list->item(row);
        item->setData(kSeenRole,
                      count.total > 0 ? static_cast<double>(count.seen) / count.total : 0.0);
        const QString seen = count.total > 0
            ? tr("%1 of %n slice(s) seen", nullptr, count.total).arg(count.seen)
            : QString();
        QStringList lines{entry.reason.isEmpty()
                              ? entry.title
                              : QStringLiteral("%1: %2").arg(entry.title, entry.reason)};
        if (!seen.isEmpty())
            lines << seen;
        if (isDocument(kindOf(entry.seriesIndex)))
            lines << tr("Double click or Enter opens it");
        item->setToolTip(lines.join(QLatin1Char('\n')));
        QStringList spoken{entry.title, entry.detail};
        if (!seen.isEmpty())
            spoken << seen;
        item->setData(Qt::AccessibleTextRole, spoken.join(QStringLiteral(", ")));
    }
}

void SeriesPanel::addDocuments(QMenu* menu, std::size_t seriesIndex)
{
    const auto add = [&](const QString& text, int document) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, seriesIndex, document] { Q_EMIT documentRequested(seriesIndex, document); });
    };
    const auto count = static_cast<int>(m_current->study()->series[seriesIndex].instances.size());
    // The window of reports offers the others itself.
    if (kindOf(seriesIndex) != ObjectKind::EncapsulatedPdf || count == 1) {
        add(tr("Open document"), 0);
        return;
    }
    for (int document = 0; document < std::min(count, kMostDocuments); ++document)
        add(tr("Open document %1").arg(document + 1), document);
}

void SeriesPanel::addRoles(QMenu* menu, const SeriesEntry& entry)
{
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, bool isChecked, const auto& work) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isChecked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, work);
    };
    const std::size_t index = entry.seriesIndex;
    const QString automatic = entry.automaticRole ? roleName(*entry.automaticRole) : tr("not used");
    add(tr("Automatic (%1)").arg(automatic), !entry.byReader,
        [this, index] { m_roles.reset(index); });
    menu->addSeparator();
    for (const SeriesRole wanted :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        add(tr("Use as %1").arg(roleName(wanted)), entry.byReader && entry.role == wanted,
            [this, index, wanted] { m_roles.give(index, wanted); });
    add(tr("Do not use"), entry.byReader && !entry.role,
        [this, index] { m_roles.give(index, std::nullopt); });
}

void SeriesPanel::showMenu(const QPoint& position)
{
    const QListWidgetItem* item = m_list->itemAt(position);
    if (!item)
        return;
    const auto index = static_cast<std::size_t>(item->data(kIndexRole).toInt());
    const auto& entries = m_current->series.entries();
    const auto found = std::find_if(entries.begin(), entries.end(), [index](const auto& entry) {
        return entry.seriesIndex == index;
    });
    if (found == entries.end())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isDocument(kindOf(index))) {
        addDocuments(menu, index);
    } else {
        addRoles(menu, *found);
        menu->addSeparator();
        addLinkEntries(menu, m_links, index);
    }
    menu->addSeparator();
    connect(menu->addAction(tr("DICOM tags")), &QAction::triggered, this,
            [this, index] { Q_EMIT tagsRequested(index); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace foramen
