#pragma once

namespace foramen {

/// Processors that this process may use, at least 1: fewer than the machine has where it was
/// confined to some of them (taskset, a container's CPU set).
[[nodiscard]] int usableProcessors();

} // namespace foramen
