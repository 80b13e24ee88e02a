#pragma once

#include "ui/state/outbox/outbox_queue.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace foramen {

/// The table of the outbox: one row for each job, the newest first.
class OutboxModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Study, Archive, Content, State, Why, Time };
    static constexpr int kColumns = Time + 1;

    /// @param queue  outlives this
    explicit OutboxModel(const OutboxQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] QString id(int row) const;
    /// @return -1 for none.
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void refresh();

    const OutboxQueue& m_queue;
    std::vector<OutboxJob> m_jobs; ///< that are shown, newest first
};

} // namespace foramen
