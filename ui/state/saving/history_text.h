#pragma once

#include "core/store/history_event.h"

#include <QString>

namespace foramen {

/// What an entry of the history is about, by which a reader filters it.
enum class HistoryKind { Grid, Measurements, Report, Signing, Ai, Series };

[[nodiscard]] HistoryKind historyKind(const HistoryRecord& record);
/// "L4/L5 left subarticular: Severe", "Undone: all levels moved 1 down": what was done, in the
/// language of the window.
[[nodiscard]] QString historyText(const HistoryRecord& record);
/// Date and time with seconds, in local time; the text itself where it is no time.
[[nodiscard]] QString historyTime(const HistoryRecord& record);

} // namespace foramen
