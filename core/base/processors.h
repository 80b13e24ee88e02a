#pragma once

namespace foramen {

/// Number of processors that this process may use, at least 1. It is below the machine's number
/// where the process is restricted (taskset, a container's CPU set).
[[nodiscard]] int usableProcessors();

} // namespace foramen
