#pragma once

#include "core/ai/remote/server_address.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace foramen {

/// How a server is reached.
struct ServerAccess {
    ServerAddress address;
    std::string token; ///< a bearer token, in memory only; empty for none
    /// PEM file of the authorities that are trusted, instead of those of the system; may be empty.
    std::filesystem::path authorityFile;
    /// Whether pictures and token may go over http to another machine.
    bool sendsUnencrypted = false;
    std::chrono::milliseconds connectLimit{10'000}; ///< until the connection stands
    std::chrono::milliseconds idleLimit{120'000}; ///< without a byte, or busy: a slow server
    /// Ends a wait. Its progress is called while waiting, with 0.
    Task task;
};

/// A request: a GET without a body, a POST with one. A body is JSON, or JSON with binary tensors
/// behind it.
struct ServerRequest {
    std::string path; ///< "/v2/models/..."
    std::string body;
    std::optional<std::size_t> jsonSize; ///< bytes, where binary tensors follow
    std::size_t mostAnswer = 0; ///< bytes of an answer that is not cut off
};

/// An answer of success.
struct ServerAnswer {
    std::string body;
    std::optional<std::size_t> jsonSize; ///< bytes, as the server states them
};

/// Owns the connection to a server. Used by one thread at a time.
class ServerConnection {
public:
    virtual ~ServerConnection() = default;
    /// Sends a request and waits for its answer.
    /// @return Cancelled; DeviceFailed for whatever else came in place of a good answer.
    [[nodiscard]] virtual Result<ServerAnswer> exchange(const ServerRequest& request) = 0;
};

} // namespace foramen
