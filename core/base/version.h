#pragma once

#include <string>

namespace foramen {

/// The version of the program, "1.2.3".
[[nodiscard]] const std::string& programVersion();

} // namespace foramen
