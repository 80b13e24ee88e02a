#pragma once

#include "core/base/result.h"

namespace foramen {

/// The failure that the exception being handled stands for: no memory, a file that the system
/// refuses, or the text of a library. Only within a catch block.
[[nodiscard]] Error errorOfException();

} // namespace foramen
