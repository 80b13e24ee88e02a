#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// The cell for a text that a person or another file wrote: as csvTextCell(), as valid UTF-8 and
/// without control characters but line breaks.
[[nodiscard]] std::string reportTextCell(std::string_view text);

} // namespace foramen
