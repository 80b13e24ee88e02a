#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace foramen {

/// Writes a text file atomically: into a temporary file beside it, which then replaces it. After a
/// failure the old file is still there.
/// @return NotWritable.
[[nodiscard]] Result<void> writeTextFile(const std::filesystem::path& file, std::string_view text);

/// The bytes of a whole file.
/// @return NotFound, NotReadable.
[[nodiscard]] Result<std::string> readTextFile(const std::filesystem::path& file);

} // namespace foramen
