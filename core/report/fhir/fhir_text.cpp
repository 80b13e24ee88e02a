#include "core/report/fhir/fhir_text.h"

#include "core/report/dicom_values.h"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <optional>

namespace foramen::fhir {

namespace {

constexpr std::size_t kLongest = 1 << 20; ///< characters of a string

/// The number of a text of digits, which the caller has checked to be such.
int numberOf(std::string_view digits)
{
    int number = 0;
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// "+0100" as "+01:00"; none for another form or an offset that no place has.
std::optional<std::string> zoneOf(const std::string& offset)
{
    constexpr int longest = 14; // hours
    const bool isShaped = offset.size() == 5 && (offset[0] == '+' || offset[0] == '-')
        && offset.find_first_not_of("0123456789", 1) == std::string::npos;
    if (!isShaped || numberOf(offset.substr(1, 2)) >= longest || numberOf(offset.substr(3, 2)) > 59)
        return std::nullopt;
    return offset.substr(0, 3) + ':' + offset.substr(3);
}

} // namespace

std::string stringOf(std::string_view text)
{
    std::string value = dicomText(text, kLongest, LineBreaks::Keep);
    // U+FFFE and U+FFFF are no characters of XML: they become U+FFFD.
    for (std::size_t at = value.find("\xEF\xBF"); at != std::string::npos;
         at = value.find("\xEF\xBF", at + 3))
        if (value[at + 2] == '\xBE' || value[at + 2] == '\xBF')
            value[at + 2] = '\xBD';
    constexpr std::string_view blanks = " \n";
    const auto first = value.find_first_not_of(blanks);
    if (first == std::string::npos)
        return {};
    return value.substr(first, value.find_last_not_of(blanks) - first + 1);
}

std::string xhtmlOf(std::string_view text)
{
    std::string escaped;
    for (const char letter : stringOf(text)) {
        if (letter == '&')
            escaped += "&amp;";
        else if (letter == '<')
            escaped += "&lt;";
        else if (letter == '>')
            escaped += "&gt;";
        else if (letter == '\n')
            escaped += "<br/>";
        else
            escaped += letter;
    }
    return escaped;
}

std::string dateOf(std::string_view dicomDate)
{
    if (!isDicomDate(dicomDate))
        return {};
    return fmt::format("{}-{}-{}", dicomDate.substr(0, 4), dicomDate.substr(4, 2),
                       dicomDate.substr(6, 2));
}

std::string instantOf(std::string_view isoTime)
{
    const auto time = dicomTime(isoTime);
    if (!time)
        return {};
    const std::string day = dateOf(time->date);
    const auto zone = zoneOf(time->offset);
    const std::string& clock = time->time;
    if (day.empty() || !zone)
        return {};
    return fmt::format("{}T{}:{}:{}{}", day, clock.substr(0, 2), clock.substr(2, 2),
                       clock.substr(4, 2), *zone);
}

std::string dateTimeOf(std::string_view isoTime)
{
    std::string instant = instantOf(isoTime);
    if (!instant.empty())
        return instant;
    const auto time = dicomTime(isoTime);
    return time ? dateOf(time->date) : std::string();
}

} // namespace foramen::fhir
