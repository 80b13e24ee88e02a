#include "core/base/text/text_table.h"

#include <algorithm>
#include <cstdint>

namespace foramen {

namespace {

/// Characters, not bytes.
std::size_t letters(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char letter) {
        return (static_cast<std::uint8_t>(letter) & 0xC0U) != 0x80;
    }));
}

} // namespace

void TextTable::add(std::vector<std::string> row)
{
    m_widths.resize(std::max(m_widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
        m_widths[i] = std::max(m_widths[i], letters(row[i]));
    m_rows.push_back(std::move(row));
}

std::string TextTable::text() const
{
    std::string text;
    for (const auto& row : m_rows) {
        std::string line = "  ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(m_widths[i] - letters(row[i]), ' ');
            line += i == 0 ? row[i] + padding : "  " + padding + row[i];
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return text;
}

} // namespace foramen
