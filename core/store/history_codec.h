#pragma once

#include "core/store/history_event.h"

#include <string>
#include <string_view>

namespace foramen {

/// A row of the table "history" (see schema.cpp), without its study.
struct HistoryRow {
    std::string time;
    std::string author;
    std::string event; ///< "cell_graded", "levels_shifted", ...
    std::string step; ///< "done", "undone", "redone"
    std::string site; ///< keyOf(Site), or empty for the whole study
    std::string before; ///< short JSON, or empty
    std::string after;
};

/// Keys of events that are looked for in the table itself.
inline constexpr std::string_view kReportSigned = "report_signed";
inline constexpr std::string_view kCorrectionBegun = "correction_begun";

[[nodiscard]] HistoryRow rowOf(const HistoryRecord& record);
/// A row that cannot be read becomes an UnknownEvent, for which rowOf() gives the same row again.
[[nodiscard]] HistoryRecord recordOf(const HistoryRow& row);

} // namespace foramen
