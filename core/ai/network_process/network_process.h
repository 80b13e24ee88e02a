#pragma once

#include "core/ai/model/runtime_choice.h"
#include "core/ai/network_process/child_process.h"
#include "core/ai/network_process/connection.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>

namespace foramen {

/// How networks are run in a process of their own.
struct NetworkProcessOptions {
    std::filesystem::path program; ///< empty: the installed foramen-networks
    /// For one answer. A pass takes a tenth of a second, loading LibTorch half a second; on a
    /// machine with twenty busy programs it took a minute.
    std::chrono::milliseconds mostForAnswer = std::chrono::minutes(5);
    /// After a cancel: when the answer comes within this time, the process stays of use for the
    /// next grading.
    std::chrono::milliseconds mostAfterCancel = std::chrono::milliseconds(250);
};

/// Owns the process that runs networks, and talks to it: LibTorch and what it takes of memory stay
/// out of this program, and its end is not this program's. Used by one thread at a time.
class NetworkProcess {
public:
    explicit NetworkProcess(NetworkProcessOptions options = {});
    ~NetworkProcess();
    NetworkProcess(const NetworkProcess&) = delete;
    NetworkProcess& operator=(const NetworkProcess&) = delete;

    /// Starts the process anew and opens a runtime in it; networks that it ran before answer no
    /// more.
    /// @return the answer; RuntimeMissing when the process cannot be started or ends, DeviceFailed
    /// when it ends while it tries a GPU.
    [[nodiscard]] Result<OpenedRuntime> start(DeviceChoice wish);
    /// Whether the process is there and answers.
    [[nodiscard]] bool isRunning() const;
    /// How many answers all processes have given so far.
    [[nodiscard]] std::uint64_t answers() const { return m_answers; }
    /// Whether the process ended by itself, or was killed, and not after a long silence.
    [[nodiscard]] bool hasEndedByItself() const { return m_endedByItself; }
    /// Requests from now on return Cancelled when @p stop is requested.
    void setStop(std::stop_token stop) { m_stop = std::move(stop); }
    void end();

    /// The number of the process that was started last. Networks belong to one of them.
    [[nodiscard]] std::uint32_t number() const { return m_number; }
    /// Sends a request to a process and waits for its answer.
    /// @return the answer, or the failure that it states. DeviceFailed, or Internal on a CPU, when
    /// the process ended, does not answer or answers nonsense; it is ended then.
    [[nodiscard]] Result<Message> ask(std::uint32_t process, MessageKind kind,
                                      const std::string& text, std::span<const float> values);
    /// Ends the process because of that. @return the failure of its request, as of ask().
    Error endBecause(const Error& error);

private:
    [[nodiscard]] Result<void> startProgram();
    [[nodiscard]] Result<Message> exchange(MessageKind kind, const std::string& text,
                                           std::span<const float> values);

    NetworkProcessOptions m_options;
    ChildProcess m_child;
    Connection m_connection;
    std::stop_token m_stop;
    std::optional<Error> m_end; ///< why the process was ended; none while it is of use
    bool m_onGpu = false; ///< or tries to be
    bool m_endedByItself = false;
    std::uint32_t m_number = 0;
    std::uint64_t m_answers = 0;
};

/// A loader that runs networks in that process, which the runtime and its networks share. Each call
/// starts it anew, so that a request after a failure of the GPU has nothing left of it.
[[nodiscard]] RuntimeLoader processLoader(std::shared_ptr<NetworkProcess> process);

} // namespace foramen
