#pragma once

#include "core/base/result.h"
#include "core/base/text/csv.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

/// A CSV table that is edited as text: cells that are not set keep all of their characters, and so
/// do line ends, quotes, the order of rows and columns, and unknown columns.
class CsvText {
public:
    /// @return Corrupt when the text has no header or ends inside a quoted cell.
    [[nodiscard]] static Result<CsvText> parse(std::string_view text);

    /// Records after the header; empty lines among them have no cells.
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    /// Index of a column by its csvTitle().
    [[nodiscard]] std::optional<std::size_t> column(std::string_view title) const;
    [[nodiscard]] const std::vector<std::string>& titles() const { return m_titles; }
    /// The cell's content, without quotes and outer blanks; empty beyond the row's end.
    [[nodiscard]] std::string value(std::size_t row, std::size_t column) const;

    /// The cell's content as csvId(), or unchanged where that is none.
    [[nodiscard]] std::string id(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const;

    void set(std::size_t row, std::size_t column, std::string_view value);
    /// A number as the table writes numbers: with a decimal comma where others have one.
    [[nodiscard]] std::string numberText(double value) const;
    /// Adds a row that ends like the one before it. Columns not named stay empty.
    void append(const std::vector<std::pair<std::size_t, std::string>>& values);
    void remove(std::size_t row);

    [[nodiscard]] std::string text() const;

private:
    struct Row {
        CsvRecord record;
        bool removed = false;
    };

    CsvRecord m_header;
    std::string m_mark; ///< see CsvRecords::mark
    char m_separator = ',';
    bool m_hasDecimalCommas = false;
    std::vector<std::string> m_titles; ///< by csvTitle()
    std::vector<Row> m_rows;
};

} // namespace foramen
