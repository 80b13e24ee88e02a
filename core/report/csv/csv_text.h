#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// The cell for a text that a person or another file wrote: valid UTF-8, without control
/// characters but line breaks, quoted by RFC 4180. A text that a spreadsheet would take for a
/// formula (it begins with =, +, - or @) gets an apostrophe in front.
[[nodiscard]] std::string csvTextCell(std::string_view text);

} // namespace foramen
