#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace foramen {

/// Owns a child process: starts it with one socket and nothing else that this program has open, and
/// kills and reaps it at the end.
class ChildProcess {
public:
    ChildProcess() = default; ///< none
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The descriptor that the program finds its socket at.
    static constexpr int kSocket = 3;
    /// @param socket  stays the caller's.
    [[nodiscard]] static Result<ChildProcess> start(const std::filesystem::path& program,
                                                    int socket);

    /// Kills the process if it still runs. @return how it ended; empty when that is not known.
    Reason end();

private:
    int m_id = -1; ///< process id; -1: none
    int m_descriptor = -1; ///< of the process (pidfd); -1: none
};

} // namespace foramen
