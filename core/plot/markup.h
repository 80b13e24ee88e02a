#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// Text made fit for XML and HTML content and attributes: markup characters become entities, bytes
/// that are no UTF-8 and characters that XML forbids become U+FFFD.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace foramen
