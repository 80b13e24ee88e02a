#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace foramen {

/// Fills @p bytes in a child process, so that a decoder that aborts, crashes or hangs does not end
/// or stop the program. @p fill may allocate memory and compute, nothing else.
/// @return what @p fill returned; false where the child process did not end in order.
[[nodiscard]] bool fillInChildProcess(std::span<std::uint8_t> bytes,
                                      const std::function<bool(std::uint8_t*)>& fill);

} // namespace foramen
