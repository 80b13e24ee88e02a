#include "core/base/text/csv.h"

#include "core/base/text/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// The end of a line that begins at a place; empty for none.
std::string_view lineEndAt(std::string_view text, std::size_t at, bool endsWithCr)
{
    if (text[at] == '\n')
        return text.substr(at, 1);
    if (text[at] != '\r')
        return {};
    if (at + 1 < text.size() && text[at + 1] == '\n')
        return text.substr(at, 2);
    return endsWithCr || at + 1 == text.size() ? text.substr(at, 1) : std::string_view();
}

/// The first line where it names the separator, as Excel writes it; else empty.
std::string_view separatorLine(std::string_view text)
{
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos)
        return {};
    std::string_view line = text.substr(0, end);
    if (line.size() > 2 && line.front() == '"' && line.back() == '"')
        line = line.substr(1, line.size() - 2);
    constexpr std::string_view key = "sep=";
    if (line.size() != key.size() + 1 || lowered(line.substr(0, key.size())) != key)
        return {};
    return text.substr(0, text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
}

/// The separator that occurs most in the first record.
char separatorOf(std::string_view text)
{
    constexpr std::array separators = {',', ';', '\t'};
    std::array<int, separators.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        for (std::size_t i = 0; i < separators.size(); ++i)
            counts[i] += !quoted && c == separators[i] ? 1 : 0;
    }
    return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end())
                                               - counts.begin())];
}

enum class ByteOrder { Little, Big };

/// The byte order of UTF-16, by its mark or by the zero bytes of its first character; none for
/// other text.
std::optional<ByteOrder> utf16Order(std::string_view bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const std::string_view first = bytes.substr(0, 2);
    const bool isWide = bytes.size() >= 4 && bytes[2] == 0 && bytes[3] == 0; // UTF-32
    if ((first == "\xFF\xFE" || (first[0] != 0 && first[1] == 0)) && !isWide)
        return ByteOrder::Little;
    if (first == "\xFE\xFF" || (first[0] == 0 && first[1] != 0))
        return ByteOrder::Big;
    return std::nullopt;
}

void appendUtf8(std::string& text, std::uint32_t character)
{
    const auto add = [&text](std::uint32_t byte) {
        text += static_cast<char>(byte);
    };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xC0 | character >> 6);
        add(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        add(0xE0 | character >> 12);
        add(0x80 | (character >> 6 & 0x3F));
        add(0x80 | (character & 0x3F));
    } else {
        add(0xF0 | character >> 18);
        add(0x80 | (character >> 12 & 0x3F));
        add(0x80 | (character >> 6 & 0x3F));
        add(0x80 | (character & 0x3F));
    }
}

/// A number as it is written, in parts.
struct WrittenNumber {
    std::string_view whole; ///< digits before the decimal point
    std::string_view decimals; ///< digits behind it
    std::size_t exponent = 0;
    bool hasExponent = false;
};

std::string_view takeDigits(std::string_view& rest)
{
    const std::size_t count = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

/// @return none for a text that is anything else than an unsigned number.
std::optional<WrittenNumber> writtenNumber(std::string_view text, bool decimalComma)
{
    WrittenNumber number;
    number.whole = takeDigits(text);
    if (number.whole.empty())
        return std::nullopt;
    if (!text.empty() && (text.front() == '.' || (decimalComma && text.front() == ','))) {
        text.remove_prefix(1);
        number.decimals = takeDigits(text);
        if (number.decimals.empty())
            return std::nullopt;
    }
    // Spreadsheets and data frames write the sign; without it, "12e4" is a name.
    if (text.starts_with("E+") || text.starts_with("e+")) {
        text.remove_prefix(2);
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), number.exponent);
        if (error != std::errc{})
            return std::nullopt;
        number.hasExponent = true;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    return text.empty() ? std::optional(number) : std::nullopt;
}

} // namespace

std::string csvUtf8(std::string bytes)
{
    const std::optional<ByteOrder> order = utf16Order(bytes);
    if (!order)
        return bytes;
    const auto unitAt = [&](std::size_t at) {
        const auto first = static_cast<std::uint8_t>(bytes[at]);
        const auto second = static_cast<std::uint8_t>(bytes[at + 1]);
        return static_cast<std::uint32_t>(*order == ByteOrder::Little ? second << 8 | first
                                                                      : first << 8 | second);
    };
    constexpr std::uint32_t mark = 0xFEFF;
    constexpr std::uint32_t replacement = 0xFFFD;
    std::string text(kUtf8Mark);
    for (std::size_t at = unitAt(0) == mark ? 2 : 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t character = unitAt(at);
        const bool isHigh = character >= 0xD800 && character < 0xDC00;
        const std::uint32_t next = isHigh && at + 3 < bytes.size() ? unitAt(at + 2) : 0;
        if (next >= 0xDC00 && next < 0xE000) {
            character = 0x10000 + ((character - 0xD800) << 10) + (next - 0xDC00);
            at += 2;
        } else if (character >= 0xD800 && character < 0xE000) {
            character = replacement;
        }
        appendUtf8(text, character);
    }
    return text;
}

CsvRecords csvRecords(std::string_view text)
{
    CsvRecords result;
    const auto takeMark = [&](std::string_view mark) {
        result.mark += mark;
        text.remove_prefix(mark.size());
    };
    int line = 1;
    if (text.starts_with(kUtf8Mark))
        takeMark(kUtf8Mark);
    if (const std::string_view first = separatorLine(text); !first.empty()) {
        result.separator = text[text.front() == '"' ? 5 : 4];
        takeMark(first);
        ++line;
    } else {
        result.separator = separatorOf(text);
    }
    const bool endsWithCr = text.find('\n') == std::string_view::npos;
    const auto emptyRecord = [&line] {
        return CsvRecord{.line = line, .cells = {""}, .end = {}};
    };
    CsvRecord record = emptyRecord();
    bool blank = true; // nothing but blanks in this cell so far
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = record.cells.back();
        const std::string_view end = lineEndAt(text, i, endsWithCr);
        line += c == '\n' || (c == '\r' && end == "\r") ? 1 : 0;
        if (result.openQuote) {
            cell += c;
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else if (c == '"')
                result.openQuote = false;
        } else if (c == result.separator) {
            record.cells.emplace_back();
            blank = true;
        } else if (!end.empty()) {
            i += end.size() - 1;
            line += end == "\r\n" ? 1 : 0;
            record.end = end;
            result.records.push_back(std::exchange(record, emptyRecord()));
            blank = true;
        } else {
            result.openQuote = c == '"' && blank;
            blank = blank && isBlank(c);
            cell += c;
        }
    }
    if (record.cells.size() > 1 || !record.cells.front().empty())
        result.records.push_back(std::move(record));
    return result;
}

std::string csvContent(std::string_view cell)
{
    std::size_t at = 0;
    while (at < cell.size() && isBlank(cell[at]))
        ++at;
    std::string content(cell.substr(0, at));
    bool quoted = at < cell.size() && cell[at] == '"';
    if (quoted)
        ++at;
    for (; at < cell.size(); ++at) {
        if (quoted && cell[at] == '"') {
            quoted = at + 1 < cell.size() && cell[at + 1] == '"';
            if (!quoted)
                continue;
            ++at;
        }
        content += cell[at];
    }
    return content;
}

std::string_view csvTrimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string csvTitle(std::string_view text)
{
    std::string title = lowered(csvTrimmed(text));
    std::replace_if(
        title.begin(), title.end(), [](char c) { return c == ' ' || c == '/' || c == '-'; }, '_');
    return title;
}

std::optional<double> csvNumber(std::string_view text, bool decimalComma)
{
    std::string cell(csvTrimmed(text));
    if (decimalComma && cell.find('.') == std::string::npos
        && std::count(cell.begin(), cell.end(), ',') == 1)
        cell[cell.find(',')] = '.';
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> csvInteger(std::string_view text, bool decimalComma)
{
    const auto value = csvNumber(text, decimalComma);
    if (!value || *value != std::floor(*value)
        || std::abs(*value) > static_cast<double>(std::numeric_limits<int>::max()))
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<std::string> csvId(std::string_view text, bool decimalComma)
{
    const std::string_view cell = csvTrimmed(text);
    if (cell.empty())
        return std::nullopt;
    const std::optional<WrittenNumber> number = writtenNumber(cell, decimalComma);
    if (!number)
        return std::string(cell);
    const std::size_t shift = number->exponent;
    if (number->decimals.size() < shift)
        return std::nullopt; // digits that the exponent stands for were lost
    if (number->decimals.find_first_not_of('0', shift) != std::string_view::npos)
        return number->hasExponent ? std::nullopt : std::optional(std::string(cell));
    return std::string(number->whole).append(number->decimals.substr(0, shift));
}

std::string csvCell(std::string_view text, char separator)
{
    const bool isPlain = text.find_first_of("\"\r\n") == std::string_view::npos
        && text.find(separator) == std::string_view::npos;
    if (isPlain)
        return std::string(text);
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"')
            cell.push_back('"');
        cell.push_back(c);
    }
    return cell + '"';
}

std::string csvCell(double value)
{
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

} // namespace foramen
