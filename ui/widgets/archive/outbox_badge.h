#pragma once

#include "ui/state/outbox/outbox_queue.h"

#include <QToolButton>

namespace foramen {

/// Button that says how much waits to be sent; hidden when nothing does. A click shows the outbox.
class OutboxBadge : public QToolButton {
    Q_OBJECT

public:
    explicit OutboxBadge(const OutboxQueue& queue, QWidget* parent = nullptr);

private:
    void refresh();

    const OutboxQueue& m_queue;
};

} // namespace foramen
