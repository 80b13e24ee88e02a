#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace foramen {

/// The day that a DICOM DA value (PS3.5 6.2) of eight digits names, without padding; none where
/// there is no such day, and before the year 1.
[[nodiscard]] std::optional<std::chrono::year_month_day> dicomDate(std::string_view date);

} // namespace foramen
