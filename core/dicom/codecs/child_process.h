#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace foramen {

/// Calls @p fill in a child process and takes @p bytes over from there, so that a decoder that
/// aborts, crashes or hangs does not end or block the program. @p fill may only allocate memory and
/// compute.
/// @return what @p fill returned; false where the child process did not end normally.
[[nodiscard]] bool fillInChildProcess(std::span<std::uint8_t> bytes,
                                      const std::function<bool(std::uint8_t*)>& fill);

} // namespace foramen
