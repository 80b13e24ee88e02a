#pragma once

#include <string>

namespace foramen {

/// @param text         a value as it lies in the file, without padding
/// @param charset      Specific Character Set (0008,0005), may have several values, may be wrong
/// @return UTF-8. Bytes that the character set does not have become question marks.
[[nodiscard]] std::string utf8From(const std::string& text, const std::string& charset);

} // namespace foramen
