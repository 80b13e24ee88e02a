#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// Whether a text has the form of a UID: digits and single dots, 1 to 64 characters, no dot at
/// either end.
[[nodiscard]] bool isUid(std::string_view text);

/// A file name for a UID: the UID itself where it has the form of one, else "odd-" and a number
/// made from the text, so that no text leads out of a folder.
[[nodiscard]] std::string uidFileName(std::string_view uid);

} // namespace foramen
