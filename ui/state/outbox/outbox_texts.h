#pragma once

#include "ui/state/outbox/outbox_queue.h"

#include <QString>

namespace foramen {

/// Whose study it is: "Miller, Anna · 2026-01-31".
[[nodiscard]] QString outboxStudyText(const OutboxJob& job);
/// What is sent, by kind: "2 SR, 1 GSPS, 1 PDF".
[[nodiscard]] QString outboxContentText(const OutboxJob& job);
/// How it stands: "waits, next attempt 14:35", "2 of 4 sent, refused".
[[nodiscard]] QString outboxStateText(const OutboxQueue& queue, const OutboxJob& job);
/// Why it waits or is refused; empty for nothing to say.
[[nodiscard]] QString outboxReasonText(const OutboxQueue& queue, const OutboxJob& job);
/// When its state changed, in local time.
[[nodiscard]] QString outboxTimeText(const OutboxJob& job);

} // namespace foramen
