#pragma once

#include "ui/state/outbox/outbox_queue.h"
#include "ui/state/report/report_sending.h"

#include <QObject>

#include <filesystem>

class QWidget;

namespace foramen {

class MessageBanner;

/// What is sent to archives goes through here: into the outbox, and from there to the archive, with
/// a word to the reader when it is there, or is not. Closing the reading window says that what
/// waits is kept.
class OutboxCommands : public QObject {
    Q_OBJECT

public:
    /// @param window  the reading window; its closing is watched
    OutboxCommands(std::filesystem::path folder, OutboxQueue::Parts parts, MessageBanner* banner,
                   QWidget* window);

    [[nodiscard]] OutboxQueue& queue() { return m_queue; }
    /// Whether a report is being written into the outbox.
    [[nodiscard]] bool isAdding() const { return m_sending.isRunning(); }
    void add(const ArchiveNode& node, const Report& report);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    OutboxQueue m_queue;
    ReportSending m_sending;
    MessageBanner* m_banner;
};

} // namespace foramen
