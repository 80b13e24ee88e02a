#include "core/dataset/tables/csv_text.h"

#include "core/base/ascii.h"
#include "core/dataset/tables/csv_table.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

std::string valueOf(const std::string& cell)
{
    return std::string(trimmed(csvContent(cell)));
}

} // namespace

Result<CsvText> CsvText::parse(std::string_view text)
{
    auto [mark, records, openQuote] = csvRecords(text);
    if (openQuote)
        return failure(ErrorCode::Corrupt, "The table ends inside a quoted cell");
    if (records.empty())
        return failure(ErrorCode::Corrupt, "The table is empty");
    CsvText table;
    table.m_mark = std::move(mark);
    table.m_header = std::move(records.front());
    for (const std::string& cell : table.m_header.cells)
        table.m_titles.push_back(lowered(valueOf(cell)));
    for (std::size_t i = 1; i < records.size(); ++i)
        table.m_rows.push_back({std::move(records[i])});
    return table;
}

std::optional<std::size_t> CsvText::column(std::string_view title) const
{
    const auto found = std::find(m_titles.begin(), m_titles.end(), lowered(title));
    return found == m_titles.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_titles.begin()));
}

std::string CsvText::value(std::size_t row, std::size_t column) const
{
    const auto& [record, removed] = m_rows[row];
    return removed || column >= record.cells.size() ? std::string() : valueOf(record.cells[column]);
}

void CsvText::set(std::size_t row, std::size_t column, std::string_view value)
{
    std::vector<std::string>& cells = m_rows[row].record.cells;
    cells.resize(std::max(cells.size(), column + 1));
    cells[column] = csvCell(value);
}

void CsvText::append(const std::vector<std::pair<std::size_t, std::string>>& values)
{
    CsvRecord record{.cells = std::vector<std::string>(m_titles.size()),
                     .end = m_header.end.ends_with('\n') ? m_header.end : "\n"};
    for (const auto& [column, value] : values)
        record.cells[column] = csvCell(value);
    CsvRecord& last = m_rows.empty() ? m_header : m_rows.back().record;
    if (!last.end.ends_with('\n'))
        std::swap(last.end, record.end); // the text still ends as it did
    m_rows.push_back({std::move(record)});
}

void CsvText::remove(std::size_t row)
{
    m_rows[row].removed = true;
}

std::string CsvText::text() const
{
    std::string text = m_mark;
    const auto add = [&text](const CsvRecord& record) {
        for (std::size_t i = 0; i < record.cells.size(); ++i)
            text += (i > 0 ? "," : "") + record.cells[i];
        text += record.end;
    };
    add(m_header);
    for (const auto& [record, removed] : m_rows)
        if (!removed)
            add(record);
    return text;
}

} // namespace foramen
