#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// Dates (DA), one or several, each moved into the past. A value that is no whole date becomes
/// empty: it cannot be moved.
[[nodiscard]] std::string earlierDates(std::string_view dates, int days);
/// The same of DT; time and zone stay.
[[nodiscard]] std::string earlierDateTimes(std::string_view times, int days);
/// Times (TM) as they are; a value that is no time becomes empty.
[[nodiscard]] std::string checkedTimes(std::string_view times);

} // namespace foramen
