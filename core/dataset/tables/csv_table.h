#pragma once

#include "core/base/result.h"
#include "core/base/text/csv.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// One record of a CSV file, by the contents of its cells.
struct CsvRow {
    int line = 0; ///< 1-based, of the record's first character
    std::vector<std::string> cells;
};

/// The rows of a CSV file with a header. Every row has as many cells as the header.
struct CsvTable {
    std::string name; ///< the file's name, for messages
    int headerLine = 1;
    bool decimalCommas = false; ///< commas do not separate cells: "20,5" may be a number
    std::vector<std::string> header;
    std::vector<CsvRow> rows;

    /// Index of a column by its csvTitle().
    [[nodiscard]] std::optional<std::size_t> column(std::string_view title) const;
    /// The same, or a failure that names the missing column and the line of the header.
    [[nodiscard]] Result<std::size_t> requiredColumn(std::string_view title) const;
    /// The content of a cell without outer blanks.
    [[nodiscard]] static std::string_view cell(const CsvRow& row, std::size_t column)
    {
        return csvTrimmed(row.cells[column]);
    }
    [[nodiscard]] std::optional<std::string> id(const CsvRow& row, std::size_t column) const
    {
        return csvId(row.cells[column], decimalCommas);
    }
    [[nodiscard]] std::optional<double> number(const CsvRow& row, std::size_t column) const
    {
        return csvNumber(row.cells[column], decimalCommas);
    }
    [[nodiscard]] std::optional<int> integer(const CsvRow& row, std::size_t column) const
    {
        return csvInteger(row.cells[column], decimalCommas);
    }
    /// "train.csv, line 3, column "x": what".
    [[nodiscard]] tl::unexpected<Error> refusal(const CsvRow& row, std::size_t column,
                                                std::string_view what) const;
};

/// Reads a table as programs and spreadsheets write it: see csvUtf8() and csvRecords(). Rows
/// without content are skipped; cells of untitled columns at the end may be missing.
/// @return NotFound, NotReadable, or Corrupt with the line and what is wrong there.
[[nodiscard]] Result<CsvTable> readCsv(const std::filesystem::path& file);

} // namespace foramen
