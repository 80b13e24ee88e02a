#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>

namespace foramen {

/// Owns a listening TCP socket on the one address of this machine that an archive sees, for as long
/// as something is waited for.
class ListeningPort {
public:
    /// @param facing  a connected socket: the port is opened on its own address.
    /// @return NotReadable, with the reason in words: the port is taken, or not allowed.
    [[nodiscard]] static Result<ListeningPort> open(int facing, int port);
    ~ListeningPort();
    ListeningPort(ListeningPort&& other) noexcept;
    ListeningPort& operator=(ListeningPort&&) = delete;
    ListeningPort(const ListeningPort&) = delete;
    ListeningPort& operator=(const ListeningPort&) = delete;

    [[nodiscard]] int descriptor() const { return m_socket; }
    /// A connection that waits and comes from the machine at the other end of the socket that the
    /// port faces; another one is closed. The caller owns the descriptor. @return none for none.
    [[nodiscard]] std::optional<int> accept() const;

private:
    ListeningPort(int socket, std::string peer);

    int m_socket;
    std::string m_peer; ///< IPv4 address
};

} // namespace foramen
