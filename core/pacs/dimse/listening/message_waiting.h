#pragma once

#include "core/base/task.h"

#include <chrono>
#include <vector>

namespace foramen {

/// Waits until one of several sockets has something to read, at most for @p limit.
/// @return whether one has; false also soon after a cancel.
[[nodiscard]] bool waitForAny(const std::vector<int>& descriptors, std::chrono::milliseconds limit,
                              const Task& task);

} // namespace foramen
