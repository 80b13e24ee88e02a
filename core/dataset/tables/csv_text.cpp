#include "core/dataset/tables/csv_text.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

std::string valueOf(const std::string& cell)
{
    return std::string(csvTrimmed(csvContent(cell)));
}

bool hasDecimalComma(const CsvRecord& record)
{
    return std::any_of(record.cells.begin(), record.cells.end(), [](const std::string& cell) {
        return !csvNumber(cell) && csvNumber(cell, true);
    });
}

} // namespace

Result<CsvText> CsvText::parse(std::string_view text)
{
    auto [mark, separator, records, openQuote] = csvRecords(text);
    if (openQuote)
        return failure(ErrorCode::Corrupt, "The table ends inside a quoted cell");
    if (records.empty())
        return failure(ErrorCode::Corrupt, "The table is empty");
    CsvText table;
    table.m_mark = std::move(mark);
    table.m_separator = separator;
    table.m_hasDecimalCommas =
        separator != ',' && std::any_of(records.begin(), records.end(), hasDecimalComma);
    table.m_header = std::move(records.front());
    for (const std::string& cell : table.m_header.cells)
        table.m_titles.push_back(csvTitle(valueOf(cell)));
    for (std::size_t i = 1; i < records.size(); ++i)
        table.m_rows.push_back({std::move(records[i])});
    return table;
}

std::optional<std::size_t> CsvText::column(std::string_view title) const
{
    const auto found = std::find(m_titles.begin(), m_titles.end(), csvTitle(title));
    return found == m_titles.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_titles.begin()));
}

std::string CsvText::value(std::size_t row, std::size_t column) const
{
    const auto& [record, removed] = m_rows[row];
    return removed || column >= record.cells.size() ? std::string() : valueOf(record.cells[column]);
}

std::string CsvText::id(std::size_t row, std::size_t column) const
{
    std::string text = value(row, column);
    return csvId(text, m_separator != ',').value_or(text);
}

std::optional<double> CsvText::number(std::size_t row, std::size_t column) const
{
    return csvNumber(value(row, column), m_separator != ',');
}

std::string CsvText::numberText(double value) const
{
    std::string text = csvCell(value);
    if (m_hasDecimalCommas)
        std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

void CsvText::set(std::size_t row, std::size_t column, std::string_view value)
{
    std::vector<std::string>& cells = m_rows[row].record.cells;
    cells.resize(std::max(cells.size(), column + 1));
    cells[column] = csvCell(value, m_separator);
}

void CsvText::append(const std::vector<std::pair<std::size_t, std::string>>& values)
{
    CsvRecord record{.cells = std::vector<std::string>(m_titles.size()),
                     .end = m_header.end.ends_with('\n') ? m_header.end : "\n"};
    for (const auto& [column, value] : values)
        record.cells[column] = csvCell(value, m_separator);
    CsvRecord& last = m_rows.empty() ? m_header : m_rows.back().record;
    if (!last.end.ends_with('\n'))
        std::swap(last.end, record.end); // the end of the text stays the same
    m_rows.push_back({std::move(record)});
}

void CsvText::remove(std::size_t row)
{
    m_rows[row].removed = true;
}

std::string CsvText::text() const
{
    std::string text = m_mark;
    const auto add = [this, &text](const CsvRecord& record) {
        for (std::size_t i = 0; i < record.cells.size(); ++i)
            text += (i > 0 ? std::string(1, m_separator) : std::string()) + record.cells[i];
        text += record.end;
    };
    add(m_header);
    for (const auto& [record, removed] : m_rows)
        if (!removed)
            add(record);
    return text;
}

} // namespace foramen
