#include "ui/state/outbox/outbox_model.h"

#include "ui/state/outbox/outbox_texts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace foramen {

OutboxModel::OutboxModel(const OutboxQueue& queue, QObject* parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
{
    connect(&queue, &OutboxQueue::changed, this, &OutboxModel::refresh);
    refresh();
}

void OutboxModel::refresh()
{
    std::vector<OutboxJob> next(m_queue.jobs().rbegin(), m_queue.jobs().rend());
    const bool hasSameRows =
        std::equal(next.begin(), next.end(), m_jobs.begin(), m_jobs.end(),
                   [](const OutboxJob& one, const OutboxJob& other) { return one.id == other.id; });
    if (hasSameRows) { // so that the selection stays
        m_jobs = std::move(next);
        if (!m_jobs.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_jobs = std::move(next);
    endResetModel();
}

QString OutboxModel::id(int row) const
{
    return QString::fromStdString(m_jobs[static_cast<std::size_t>(row)].id);
}

int OutboxModel::rowOf(const QString& id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (this->id(row) == id)
            return row;
    return -1;
}

int OutboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

int OutboxModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant OutboxModel::data(const QModelIndex& index, int role) const
{
    // A reason is often longer than its column.
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const OutboxJob& job = m_jobs[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Study:
        return outboxStudyText(job);
    case Archive:
        return QString::fromStdString(job.draft.target.name);
    case Content:
        return outboxContentText(job);
    case State:
        return outboxStateText(m_queue, job);
    case Why:
        return outboxReasonText(m_queue, job);
    default:
        return outboxTimeText(job);
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= kColumns)
        return {};
    const std::array names = {tr("Study"), tr("Archive"), tr("Objects"),
                              tr("State"), tr("Reason"),  tr("Changed")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace foramen
