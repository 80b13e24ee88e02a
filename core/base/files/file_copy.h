#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace foramen {

/// Copies the bytes of a file in the place of another one, or leaves that one as it was.
/// @return NotReadable, NotWritable.
[[nodiscard]] Result<void> copyFile(const std::filesystem::path& from,
                                    const std::filesystem::path& to);

} // namespace foramen
