#pragma once

#include "core/base/reason.h"

namespace foramen {

/// Why the system refused a file, from errno: "the disk is full", "no permission"; its own English
/// text where there is no reason for the code.
[[nodiscard]] Reason systemReason(int code);

} // namespace foramen
