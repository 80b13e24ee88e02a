#pragma once

#include "core/spine/terms.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The lines of a report text. One that ends with a line feed has an empty last line, so that
/// joinedLines() is exact.
[[nodiscard]] std::vector<std::string> linesOf(const std::string& text);
[[nodiscard]] std::string joinedLines(const std::vector<std::string>& lines);
/// The level that a line begins with: "L4/L5: ", or "L4/L5 (L5/L6): " where a reader named the
/// disc.
[[nodiscard]] std::optional<DiscLevel> levelOfLine(std::string_view line);

/// The block in which two texts of a report differ: the level of the line ("L4/L5"), or the heading
/// above the lines as it stands in the text ("IMPRESSION"). Empty where they differ in several
/// blocks, outside of them, or not at all.
[[nodiscard]] std::string editedBlock(const std::string& before, const std::string& after);

} // namespace foramen
