#pragma once

#include <string>

namespace foramen {

/// Converts text of a DICOM file.
/// @param text         a value as it is stored in the file, without padding
/// @param charset      Specific Character Set (0008,0005), may have several values, and may be
/// misspelt
/// @return UTF-8. Bytes that are not in the character set become question marks.
[[nodiscard]] std::string utf8From(const std::string& text, const std::string& charset);

} // namespace foramen
