#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// A table for the terminal: the first column is left-aligned, the others right-aligned.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> header) { add(std::move(header)); }

    /// A row may have fewer cells than the header.
    void add(std::vector<std::string> row);

    /// A line for each row, indented by two spaces.
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::size_t> m_widths; ///< of each column, characters
};

} // namespace foramen
