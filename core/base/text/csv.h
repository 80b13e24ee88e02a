#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// One record of a CSV text, with its characters unchanged.
struct CsvRecord {
    int line = 1; ///< 1-based, of its first character
    std::vector<std::string> cells; ///< with their quotes
    std::string end; ///< "\n", "\r\n", "\r"; may be empty at the end of the text
};

/// The pieces of a CSV text; joined, they are the text again.
struct CsvRecords {
    std::string mark; ///< before the records: a byte order mark, a line "sep=;", or nothing
    char separator = ','; ///< between cells: comma, semicolon, tab, or the one of "sep="
    std::vector<CsvRecord> records;
    bool openQuote = false; ///< the text ends inside a quoted cell
};

/// A table file as UTF-8. UTF-16, as spreadsheets export it, becomes UTF-8 with a byte order mark
/// (without which they would not recognise UTF-8); other text is unchanged.
[[nodiscard]] std::string csvUtf8(std::string bytes);

/// Splits a text by RFC 4180. The separator is the one of a first line "sep=;", else the one of
/// comma, semicolon and tab that occurs most in the first record. Lines end with LF or CRLF, or
/// with CR where the text has no LF. A quote opens a cell at its start or after blanks; elsewhere
/// in an unquoted cell it is an ordinary character.
[[nodiscard]] CsvRecords csvRecords(std::string_view text);

/// The content of a cell: without its quotes, with doubled quotes single.
[[nodiscard]] std::string csvContent(std::string_view cell);
/// A text without outer blanks.
[[nodiscard]] std::string_view csvTrimmed(std::string_view text);
/// A column's title in the form in which titles are compared: lower case, without outer blanks,
/// other blanks, slashes and hyphens as underscores. "Study ID" as "study_id".
[[nodiscard]] std::string csvTitle(std::string_view text);

/// The finite number in a cell; none where the cell contains anything else.
/// @param decimalComma  "20,5" is a number, too
[[nodiscard]] std::optional<double> csvNumber(std::string_view text, bool decimalComma = false);
/// The whole number in a cell, also as "5.0"; none where the cell contains anything else.
[[nodiscard]] std::optional<int> csvInteger(std::string_view text, bool decimalComma = false);
/// The identifier in a cell. Numbers that a spreadsheet rewrote are digits again: "4003253.0" and
/// "4.003253E+06" as "4003253". Other text is unchanged.
/// @return none for an empty cell, and for a number that lost digits: "4.00325E+09".
[[nodiscard]] std::optional<std::string> csvId(std::string_view text, bool decimalComma = false);

/// The cell for a text: quoted where it contains the separator, a quote or a line break.
[[nodiscard]] std::string csvCell(std::string_view text, char separator = ',');
/// The shortest decimal number that reads back as the same value; empty where it is not finite.
[[nodiscard]] std::string csvCell(double value);

} // namespace foramen
