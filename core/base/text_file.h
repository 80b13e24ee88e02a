#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace foramen {

/// Writes a whole file beside its place and moves it there, so that a failed export leaves no half
/// file and the older one stays.
/// @return NotWritable.
[[nodiscard]] Result<void> writeTextFile(const std::filesystem::path& file, std::string_view text);

} // namespace foramen
