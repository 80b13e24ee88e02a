#include "core/dataset/tables/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace foramen {

namespace {

CsvRow rowOf(const CsvRecord& record)
{
    CsvRow row{.line = record.line, .cells = {}};
    for (const std::string& cell : record.cells)
        row.cells.push_back(csvContent(cell));
    return row;
}

/// Removes empty cells at the end: spreadsheets write empty columns behind a table.
void dropEmptyEnd(std::vector<std::string>& cells, std::size_t least)
{
    while (cells.size() > least && csvTrimmed(cells.back()).empty())
        cells.pop_back();
}

/// Why a file cannot be a CSV text; empty when it can.
std::string foreignFormat(std::string_view text)
{
    if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0"))
        return "a workbook of a spreadsheet program; save it as CSV";
    if (const auto at = text.find('\0'); at != std::string_view::npos)
        return fmt::format(
            "no text: there is a zero byte in line {}",
            1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
    return {};
}

Result<std::string> readTextFile(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return failure(ErrorCode::NotFound, "There is no table at the given path");
    if (std::filesystem::is_directory(file, error))
        return failure(ErrorCode::NotReadable,
                       "A folder was given where a table was expected: " + file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream || stream.bad())
        return failure(ErrorCode::NotReadable, "The table cannot be read");
    return text;
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view title) const
{
    const std::string wanted = csvTitle(title);
    const auto found =
        std::find_if(header.begin(), header.end(),
                     [&wanted](const std::string& cell) { return csvTitle(cell) == wanted; });
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

Result<std::size_t> CsvTable::requiredColumn(std::string_view title) const
{
    if (const auto index = column(title))
        return *index;
    return failure(ErrorCode::Corrupt,
                   fmt::format("{}, line {}: there is no column \"{}\"", name, headerLine, title));
}

tl::unexpected<Error> CsvTable::refusal(const CsvRow& row, std::size_t column,
                                        std::string_view what) const
{
    return failure(
        ErrorCode::Corrupt,
        fmt::format("{}, line {}, column \"{}\": {}", name, row.line, header[column], what));
}

Result<CsvTable> readCsv(const std::filesystem::path& file)
{
    auto bytes = readTextFile(file);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    CsvTable table;
    table.name = file.filename().string();
    const std::string text = csvUtf8(std::move(*bytes));
    if (const std::string format = foreignFormat(text); !format.empty())
        return failure(ErrorCode::Corrupt, fmt::format("{} is {}", table.name, format));
    const CsvRecords read = csvRecords(text);
    if (read.records.empty())
        return failure(ErrorCode::Corrupt, fmt::format("{} is empty", table.name));
    if (read.openQuote)
        return failure(ErrorCode::Corrupt,
                       fmt::format("{} ends inside a quoted cell that begins in line {}",
                                   table.name, read.records.back().line));
    CsvRow header = rowOf(read.records.front());
    std::vector<std::string> titled = header.cells;
    dropEmptyEnd(titled, 0);
    table.decimalCommas = read.separator != ',';
    table.headerLine = header.line;
    table.header = std::move(header.cells);
    for (std::size_t i = 1; i < read.records.size(); ++i) {
        CsvRow row = rowOf(read.records[i]);
        std::vector<std::string> content = row.cells;
        dropEmptyEnd(content, 0);
        if (content.empty())
            continue;
        dropEmptyEnd(row.cells, table.header.size());
        if (row.cells.size() >= titled.size() && row.cells.size() < table.header.size())
            row.cells.resize(table.header.size());
        if (row.cells.size() != table.header.size())
            return failure(ErrorCode::Corrupt,
                           fmt::format("{}, line {}: {} cells where the header has {}", table.name,
                                       row.line, row.cells.size(), table.header.size()));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace foramen
