#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace foramen {

/// The model folder to use when none is named: FORAMEN_MODEL, else the newest one below models/
/// beside the program or its installation.
[[nodiscard]] Result<std::filesystem::path> defaultModelFolder();

} // namespace foramen
