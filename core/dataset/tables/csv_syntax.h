#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// One record of a CSV text, with its characters unchanged.
struct CsvRecord {
    int line = 1; ///< 1-based, of its first character
    std::vector<std::string> cells; ///< with their quotes
    std::string end; ///< "\n", "\r\n"; at the end of the text also "\r" or nothing
};

/// The pieces of a CSV text; joined, they are the text again.
struct CsvRecords {
    std::string mark; ///< a byte order mark, or nothing
    std::vector<CsvRecord> records;
    bool openQuote = false; ///< the text ends inside a quoted cell
};

/// Splits a text by RFC 4180; lines end with LF or CRLF. A quote opens a cell at its start or after
/// blanks; elsewhere in an unquoted cell it is a character like any other.
[[nodiscard]] CsvRecords csvRecords(std::string_view text);

/// The content of a cell: without its quotes, with doubled quotes single.
[[nodiscard]] std::string csvContent(std::string_view cell);

/// The cell for a text: quoted where it contains a comma, a quote or a line break.
[[nodiscard]] std::string csvCell(std::string_view text);
/// The shortest decimal number that reads back as the same value; empty where it is not finite.
[[nodiscard]] std::string csvCell(double value);

} // namespace foramen
