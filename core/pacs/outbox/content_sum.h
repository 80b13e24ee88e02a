#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// SHA-256 of bytes, 64 lower-case hexadecimal digits; empty where it cannot be computed.
[[nodiscard]] std::string contentSum(std::string_view bytes);

} // namespace foramen
