#include "core/report/dicom_values.h"

#include "core/base/text/dicom_date.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace foramen {

namespace {

__extension__ using Uint128 = unsigned __int128;

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool hasDigitsAt(std::string_view text, std::size_t from, std::size_t count)
{
    return text.size() >= from + count && std::all_of(&text[from], &text[from] + count, isDigit);
}

/// FNV-1a with a final mix (Appleby's), started from a seed so that two of them are independent.
std::uint64_t hash(std::string_view text, std::uint64_t seed)
{
    std::uint64_t value = 0xcbf29ce484222325U ^ seed;
    for (const char letter : text)
        value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdU;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53U;
    return value ^ (value >> 33);
}

bool hasUidLetters(std::string_view uid)
{
    constexpr std::size_t longest = 64;
    return !uid.empty() && uid.size() <= longest
        && uid.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

std::string derivedUid(std::string_view text)
{
    // A UUID of version 8 (RFC 9562: custom content), written as one decimal number (DICOM PS3.5
    // B.2).
    std::uint64_t high = hash(text, 0x9e3779b97f4a7c15U);
    std::uint64_t low = hash(text, 0x2545f4914f6cdd1dU);
    high = (high & ~std::uint64_t{0xf000}) | 0x8000U;
    low = (low & ~(std::uint64_t{3} << 62)) | (std::uint64_t{2} << 62);
    Uint128 number = (static_cast<Uint128>(high) << 64) | low;
    std::string digits;
    for (; number > 0; number /= 10)
        digits += static_cast<char>('0' + static_cast<int>(number % 10));
    std::reverse(digits.begin(), digits.end());
    return "2.25." + digits;
}

bool isValidUid(std::string_view uid)
{
    if (!hasUidLetters(uid))
        return false;
    for (std::size_t begin = 0; begin <= uid.size();) {
        const std::size_t end = std::min(uid.find('.', begin), uid.size());
        if (end == begin || (end - begin > 1 && uid[begin] == '0'))
            return false;
        begin = end + 1;
    }
    return true;
}

std::string usableUid(const std::string& uid)
{
    return hasUidLetters(uid) ? uid : derivedUid(uid);
}

std::string dicomText(std::string_view text, std::size_t maximumCharacters, LineBreaks lineBreaks)
{
    using Json = nlohmann::json;
    // The library replaces invalid UTF-8 as in the JSON export.
    const std::string valid =
        Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace))
            .get<std::string>();
    std::string value;
    std::size_t characters = 0;
    for (const char letter : valid) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool continues = (byte & 0xc0) == 0x80;
        if (!continues && ++characters > maximumCharacters)
            break;
        const bool keptLine = letter == '\n' && lineBreaks == LineBreaks::Keep;
        if (letter == '\\' && lineBreaks == LineBreaks::Replace)
            value += '/';
        else
            value += (byte < 0x20 && !keptLine) || byte == 0x7f ? ' ' : letter;
    }
    return value;
}

std::optional<DicomTime> dicomTime(std::string_view isoTime)
{
    // "2026-11-20T10:30:00", perhaps a fraction, then "Z" or "+01:00" or nothing.
    const bool shaped = hasDigitsAt(isoTime, 0, 4) && hasDigitsAt(isoTime, 5, 2)
        && hasDigitsAt(isoTime, 8, 2) && hasDigitsAt(isoTime, 11, 2) && hasDigitsAt(isoTime, 14, 2)
        && hasDigitsAt(isoTime, 17, 2);
    if (!shaped || isoTime[4] != '-' || isoTime[7] != '-' || isoTime[13] != ':'
        || isoTime[16] != ':')
        return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t count) {
        return std::string(isoTime.substr(from, count));
    };
    DicomTime time{.date = part(0, 4) + part(5, 2) + part(8, 2),
                   .time = part(11, 2) + part(14, 2) + part(17, 2),
                   .offset = {}};
    // Second 60 is a leap second. Texts of digits compare as their numbers.
    if (!isDicomDate(time.date) || part(11, 2) > "23" || part(14, 2) > "59" || part(17, 2) > "60")
        return std::nullopt;
    const std::size_t zone = isoTime.find_first_of("Z+-", 19);
    if (zone != std::string_view::npos) {
        if (isoTime[zone] == 'Z')
            time.offset = "+0000";
        else if (hasDigitsAt(isoTime, zone + 1, 2)) {
            const std::size_t minutes =
                zone + (zone + 3 < isoTime.size() && isoTime[zone + 3] == ':' ? 4 : 3);
            time.offset =
                part(zone, 3) + (hasDigitsAt(isoTime, minutes, 2) ? part(minutes, 2) : "00");
        }
    }
    return time;
}

bool isDicomDate(std::string_view date)
{
    return dicomDate(date).has_value();
}

std::string readableDate(const std::string& date)
{
    return isDicomDate(date) ? date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6, 2)
                             : date;
}

std::string readableName(std::string name)
{
    if (const auto caret = name.find('^'); caret != std::string::npos)
        name.replace(caret, 1, ", ");
    std::replace(name.begin(), name.end(), '^', ' ');
    return name;
}

} // namespace foramen
