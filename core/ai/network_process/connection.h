#pragma once

#include "core/ai/network_process/message.h"

#include <chrono>
#include <span>
#include <stop_token>
#include <utility>

namespace foramen {

/// How long a program waits for the other side of a connection.
struct Patience {
    std::chrono::milliseconds most{0}; ///< for a whole message; 0: for ever
    std::stop_token stop{}; ///< the caller wants no message any more
    /// How long it waits on after that, so that a short answer does not cost the connection.
    std::chrono::milliseconds mostAfterStop{0};
};

/// Sends and receives messages over a socket, and owns it. After a failure the connection is of no
/// use any more. Used by one thread at a time.
///  A socket and not shared memory: its copies take 2 to 3 % of the processor time of the networks
/// (tests/benchmarks/README.md), and nothing of a picture stays in a place that both sides can
/// write to.
class Connection {
public:
    /// @param socket  a connected stream socket; taken over. -1: none.
    explicit Connection(int socket = -1);
    ~Connection();
    Connection(Connection&& other) noexcept;
    Connection& operator=(Connection&& other) noexcept;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Two connected ends, which other programs that this one starts do not inherit.
    [[nodiscard]] static Result<std::pair<Connection, Connection>> makePair();

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    /// Whether the other side is still there.
    [[nodiscard]] bool isAlive() const;

    /// @param values  sent after the message's text, in place of its own.
    /// @return Cancelled, or Internal: NetworkProcessEnded when the other side is gone,
    /// NetworkProcessSilent when it does not read for too long.
    [[nodiscard]] Result<void> send(MessageKind kind, const std::string& text,
                                    std::span<const float> values, const Patience& patience);
    [[nodiscard]] Result<void> send(const Message& message, const Patience& patience)
    {
        return send(message.kind, message.text, message.values, patience);
    }
    /// @return as send(), or Corrupt for what is no message.
    [[nodiscard]] Result<Message> receive(const Patience& patience);

private:
    int m_socket;
};

} // namespace foramen
