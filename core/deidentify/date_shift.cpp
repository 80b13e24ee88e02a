#include "core/deidentify/date_shift.h"

#include "core/base/text/dicom_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace foramen {

namespace {

constexpr std::size_t kDateLength = 8;

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

std::string_view trimmed(std::string_view text)
{
    const auto isPadding = [](char letter) {
        return letter == ' ' || letter == '\0';
    };
    while (!text.empty() && isPadding(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isPadding(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::string> earlier(std::string_view date, int days)
{
    namespace chrono = std::chrono;
    const auto day = dicomDate(date);
    if (!day)
        return std::nullopt;
    const chrono::year_month_day moved{chrono::sys_days(*day) - chrono::days(days)};
    const int year = static_cast<int>(moved.year());
    if (year < 1)
        return std::nullopt;
    return fmt::format("{:04}{:02}{:02}", year, static_cast<unsigned>(moved.month()),
                       static_cast<unsigned>(moved.day()));
}

/// Each value of an attribute through @p change.
template <class Change> std::string eachValue(std::string_view values, const Change& change)
{
    std::string joined;
    for (;;) {
        const std::size_t end = values.find('\\');
        joined += change(trimmed(values.substr(0, end)));
        if (end == std::string_view::npos)
            return joined;
        joined += '\\';
        values.remove_prefix(end + 1);
    }
}

bool isTimeText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return isDigit(letter) || letter == '.' || letter == ':' || letter == '+' || letter == '-';
    });
}

} // namespace

std::string earlierDates(std::string_view dates, int days)
{
    return eachValue(dates, [days](std::string_view date) {
        std::string digits(date); // 2026.11.20 before DICOM 3
        if (date.size() == 10 && date[4] == '.' && date[7] == '.')
            std::erase(digits, '.');
        return earlier(digits, days).value_or("");
    });
}

std::string earlierDateTimes(std::string_view times, int days)
{
    return eachValue(times, [days](std::string_view time) -> std::string {
        const auto date = earlier(time.substr(0, kDateLength), days);
        if (!date || !isTimeText(time))
            return {};
        return *date + std::string(time.substr(kDateLength));
    });
}

std::string checkedTimes(std::string_view times)
{
    return eachValue(times, [](std::string_view time) {
        constexpr std::size_t longest = 16;
        return isTimeText(time) && time.size() <= longest ? std::string(time) : std::string();
    });
}

} // namespace foramen
