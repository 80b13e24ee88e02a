#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// One record of a CSV text as it is written.
struct CsvRecord {
    int line = 1; ///< 1-based, of its first character
    std::vector<std::string> cells; ///< quotes and all
    std::string end; ///< "\n", "\r\n"; at the end of the text also "\r" or nothing
};

/// A CSV text in pieces that, put together, are the text again.
struct CsvRecords {
    std::string mark; ///< a byte order mark, or nothing
    std::vector<CsvRecord> records;
    bool openQuote = false; ///< the text ends inside a quoted cell
};

/// Splits a text by RFC 4180; lines end with LF or CRLF. A quote opens a cell at its start or after
/// blanks; elsewhere in an unquoted cell it is a character like any other.
[[nodiscard]] CsvRecords csvRecords(std::string_view text);

/// What a cell of a record says: without its quotes, doubled ones single.
[[nodiscard]] std::string csvContent(std::string_view cell);

/// A text as a cell is written: quoted where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvCell(std::string_view text);
/// The shortest decimal number that reads back as the same value; nothing where it is not finite.
[[nodiscard]] std::string csvCell(double value);

} // namespace foramen
