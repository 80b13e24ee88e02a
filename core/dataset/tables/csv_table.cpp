#include "core/dataset/tables/csv_table.h"

#include "core/base/ascii.h"
#include "core/dataset/tables/csv_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>

namespace foramen {

namespace {

std::string folded(std::string_view text)
{
    const auto isBlank = [](unsigned char c) {
        return std::isspace(c) != 0;
    };
    while (!text.empty() && isBlank(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return lowered(text);
}

CsvRow rowOf(const CsvRecord& record)
{
    CsvRow row{.line = record.line, .cells = {}};
    for (const std::string& cell : record.cells)
        row.cells.push_back(csvContent(cell));
    return row;
}

bool isEmpty(const CsvRow& row)
{
    return row.cells.size() == 1 && row.cells.front().empty();
}

Result<std::string> readTextFile(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return failure(ErrorCode::NotFound, "There is no table at the given path");
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream || stream.bad())
        return failure(ErrorCode::NotReadable, "The table cannot be read");
    return text;
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view title) const
{
    const std::string wanted = folded(title);
    const auto found =
        std::find_if(header.begin(), header.end(),
                     [&wanted](const std::string& cell) { return folded(cell) == wanted; });
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

Result<std::size_t> CsvTable::requiredColumn(std::string_view title) const
{
    if (const auto index = column(title))
        return *index;
    return failure(ErrorCode::Corrupt,
                   fmt::format("{}, line 1: there is no column \"{}\"", name, title));
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
    const auto text = readTextFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    CsvTable table;
    table.name = file.filename().string();
    const auto [mark, records, openQuote] = csvRecords(*text);
    if (records.empty())
        return failure(ErrorCode::Corrupt, fmt::format("{} is empty", table.name));
    table.header = rowOf(records.front()).cells;
    for (std::size_t i = 1; i < records.size(); ++i) {
        CsvRow row = rowOf(records[i]);
        if (isEmpty(row))
            continue;
        if (row.cells.size() != table.header.size())
            return failure(ErrorCode::Corrupt,
                           fmt::format("{}, line {}: {} cells where the header has {}", table.name,
                                       row.line, row.cells.size(), table.header.size()));
        table.rows.push_back(std::move(row));
    }
    if (openQuote)
        return failure(ErrorCode::Corrupt, fmt::format("{} ends inside a quoted cell", table.name));
    return table;
}

std::string_view trimmed(std::string_view cell)
{
    constexpr std::string_view blanks = " \t";
    const auto first = cell.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return cell.substr(first, cell.find_last_not_of(blanks) - first + 1);
}

std::optional<double> numberOf(std::string_view cell)
{
    cell = trimmed(cell);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> integerOf(std::string_view cell)
{
    const auto value = numberOf(cell);
    if (!value || *value != std::floor(*value)
        || std::abs(*value) > static_cast<double>(std::numeric_limits<int>::max()))
        return std::nullopt;
    return static_cast<int>(*value);
}

} // namespace foramen
