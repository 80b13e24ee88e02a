#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <chrono>
#include <string>

namespace foramen {

/// The IPv4 address of a host name, as text. @return NotFound where the name is not known.
[[nodiscard]] Result<std::string> addressOf(const std::string& host);

/// Whether something listens at an address and port: connects and closes again.
/// @return NotReadable with the reason in words: refused, no answer in time, no way there.
[[nodiscard]] Result<void> probePort(const std::string& address, int port,
                                     std::chrono::milliseconds limit, const Task& task);

} // namespace foramen
