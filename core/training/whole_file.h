#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace foramen {

/// Writes a file beside its place and moves it there: whoever reads it meanwhile, or after a crash,
/// finds the old one or the new one. @return NotWritable.
[[nodiscard]] Result<void> writeWholeFile(const std::filesystem::path& file, std::string_view text);

} // namespace foramen
