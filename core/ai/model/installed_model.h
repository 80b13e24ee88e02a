#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace foramen {

/// The default model folder: FORAMEN_MODEL, else the newest one in models/ next to the program or
/// in its installation.
[[nodiscard]] Result<std::filesystem::path> defaultModelFolder();

} // namespace foramen
