#pragma once

#include <chrono>
#include <string>

namespace foramen {

using TimePoint = std::chrono::system_clock::time_point;

/// A time as ISO 8601 in local time with its offset from UTC: "2026-11-29T18:33:35+01:00".
[[nodiscard]] std::string localTime(TimePoint time);
/// A time as ISO 8601 in UTC: "2026-11-29T17:33:35Z".
[[nodiscard]] std::string utcTime(TimePoint time);
/// The same without separators, for file names: "20261129T173335Z".
[[nodiscard]] std::string utcStamp(TimePoint time);
/// The day in UTC: "2026-11-29".
[[nodiscard]] std::string utcDate(TimePoint time);

/// The current time as localTime() writes it. Decisions, annotations and gradings carry it.
[[nodiscard]] std::string timeNow();

} // namespace foramen
