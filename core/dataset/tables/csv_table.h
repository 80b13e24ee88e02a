#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// One record of a CSV file.
struct CsvRow {
    int line = 0; ///< 1-based, of the record's first character
    std::vector<std::string> cells;
};

/// A CSV file with a header record. Every row has as many cells as the header.
struct CsvTable {
    std::string name; ///< the file's name, for messages
    std::vector<std::string> header;
    std::vector<CsvRow> rows;

    /// Index of a column by its name, ignoring case and outer blanks.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view title) const;
    /// The same, or a failure that names the missing column.
    [[nodiscard]] Result<std::size_t> requiredColumn(std::string_view title) const;
    /// "train.csv, line 3, column "x": what".
    [[nodiscard]] tl::unexpected<Error> refusal(const CsvRow& row, std::size_t column,
                                                std::string_view what) const;
};

[[nodiscard]] Result<CsvTable> readCsv(const std::filesystem::path& file);

/// A cell without outer blanks.
[[nodiscard]] std::string_view trimmed(std::string_view cell);

/// The finite number or the whole one (data frames write 5 as 5.0) that a cell holds between
/// blanks; nothing where it holds anything else.
[[nodiscard]] std::optional<double> numberOf(std::string_view cell);
[[nodiscard]] std::optional<int> integerOf(std::string_view cell);

} // namespace foramen
