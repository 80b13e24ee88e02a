#pragma once

#include <QFrame>

namespace foramen {

/// Says for some seconds, after the reading window was closed, that what waits in the outbox is
/// kept. It asks nothing; a click or a key closes it, and then the program ends.
class OutboxNotice : public QFrame {
    Q_OBJECT

public:
    /// @param count  of what waits. Deletes itself.
    explicit OutboxNotice(int count);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace foramen
