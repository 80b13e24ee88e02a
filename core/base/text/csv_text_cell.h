#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// The cell for a text that people wrote, or that comes from a file: as csvCell(), but where it
/// begins, blanks passed over, with "=", "+", "-", "@", a tab or a carriage return, an apostrophe
/// stands before it.
/// Spreadsheet programs would run it as a formula (OWASP, "CSV Injection").
[[nodiscard]] std::string csvTextCell(std::string_view text);

} // namespace foramen
