#include "core/dataset/tables/csv_text.h"

#include "core/dataset/tables/csv_table.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

namespace foramen {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) {
        return c == ' ' || c == '\t';
    };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string contentOf(std::string_view cell)
{
    std::string content;
    bool quoted = false;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] != '"')
            content += cell[i];
        else if (quoted && i + 1 < cell.size() && cell[i + 1] == '"')
            content += cell[++i];
        else
            quoted = !quoted;
    }
    return std::string(trimmed(content));
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

Result<CsvText> CsvText::parse(std::string_view text)
{
    CsvText table;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) {
        table.m_mark = mark;
        text.remove_prefix(mark.size());
    }
    std::vector<Row> rows;
    Row row{{""}, {}, false};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool carriage = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (c == '"')
            quoted = !quoted;
        if (!quoted && c == ',') {
            row.cells.emplace_back();
        } else if (!quoted && (c == '\n' || carriage)) {
            row.end = carriage ? "\r\n" : "\n";
            i += carriage ? 1 : 0;
            rows.push_back(std::exchange(row, Row{{""}, {}, false}));
        } else {
            row.cells.back() += c;
        }
    }
    if (quoted)
        return failure(ErrorCode::Corrupt, "The table ends inside a quoted cell");
    if (row.cells.size() > 1 || !row.cells.front().empty())
        rows.push_back(std::move(row));
    if (rows.empty())
        return failure(ErrorCode::Corrupt, "The table is empty");
    table.m_header = std::move(rows.front());
    for (const std::string& cell : table.m_header.cells)
        table.m_titles.push_back(lowered(contentOf(cell)));
    table.m_rows.assign(std::make_move_iterator(rows.begin() + 1),
                        std::make_move_iterator(rows.end()));
    return table;
}

std::optional<std::size_t> CsvText::column(std::string_view title) const
{
    const auto found = std::find(m_titles.begin(), m_titles.end(), lowered(std::string(title)));
    return found == m_titles.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_titles.begin()));
}

std::string CsvText::value(std::size_t row, std::size_t column) const
{
    const Row& wanted = m_rows[row];
    return wanted.removed || column >= wanted.cells.size() ? std::string()
                                                           : contentOf(wanted.cells[column]);
}

void CsvText::set(std::size_t row, std::size_t column, std::string_view value)
{
    std::vector<std::string>& cells = m_rows[row].cells;
    cells.resize(std::max(cells.size(), column + 1));
    cells[column] = csvCell(value);
}

void CsvText::append(const std::vector<std::pair<std::size_t, std::string>>& values)
{
    Row row{std::vector<std::string>(m_titles.size()), m_header.end.empty() ? "\n" : m_header.end,
            false};
    for (const auto& [column, value] : values)
        row.cells[column] = csvCell(value);
    Row& last = m_rows.empty() ? m_header : m_rows.back();
    if (last.end.empty())
        std::swap(last.end, row.end); // the text still ends as it did
    m_rows.push_back(std::move(row));
}

void CsvText::remove(std::size_t row)
{
    m_rows[row].removed = true;
}

std::string CsvText::text() const
{
    std::string text = m_mark;
    const auto add = [&text](const Row& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            text += (i > 0 ? "," : "") + row.cells[i];
        text += row.end;
    };
    add(m_header);
    for (const Row& row : m_rows)
        if (!row.removed)
            add(row);
    return text;
}

} // namespace foramen
