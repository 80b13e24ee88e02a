#include "core/dataset/tables/csv_syntax.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The end of a line that begins at a place; empty for none.
std::string_view lineEndAt(std::string_view text, std::size_t at)
{
    if (text[at] == '\n')
        return text.substr(at, 1);
    if (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n'))
        return text.substr(at, 2);
    return {};
}

} // namespace

CsvRecords csvRecords(std::string_view text)
{
    CsvRecords result;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) {
        result.mark = mark;
        text.remove_prefix(mark.size());
    }
    int line = 1;
    const auto emptyRecord = [&line] {
        return CsvRecord{.line = line, .cells = {""}, .end = {}};
    };
    CsvRecord record = emptyRecord();
    bool blank = true; // nothing but blanks in this cell so far
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = record.cells.back();
        line += c == '\n' ? 1 : 0;
        if (result.openQuote) {
            cell += c;
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else if (c == '"')
                result.openQuote = false;
        } else if (c == ',') {
            record.cells.emplace_back();
            blank = true;
        } else if (const std::string_view end = lineEndAt(text, i); !end.empty()) {
            i += end.size() - 1;
            line += c == '\r' && end.size() > 1 ? 1 : 0;
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

std::string csvCell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
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
