#include "core/base/text/dicom_date.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace foramen {

std::optional<std::chrono::year_month_day> dicomDate(std::string_view date)
{
    constexpr std::size_t length = 8; // YYYYMMDD
    const bool isNumber = std::all_of(date.begin(), date.end(),
                                      [](char letter) { return letter >= '0' && letter <= '9'; });
    if (date.size() != length || !isNumber)
        return std::nullopt;
    const auto number = [date](std::size_t from, std::size_t count) {
        int value = 0;
        (void)std::from_chars(date.data() + from, date.data() + from + count, value);
        return value;
    };
    const std::chrono::year_month_day day =
        std::chrono::year(number(0, 4)) / number(4, 2) / number(6, 2);
    if (!day.ok() || day.year() < std::chrono::year(1))
        return std::nullopt;
    return day;
}

} // namespace foramen
