#include "core/pacs/dimse/listening/listening_port.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

std::string textOf(const sockaddr_in& address)
{
    std::array<char, INET_ADDRSTRLEN> text{};
    return ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size()) ? text.data() : "";
}

tl::unexpected<Error> notOpen(int port, int error)
{
    switch (error) {
    case EADDRINUSE:
        return failure(ErrorCode::NotReadable, ReasonCode::PacsPortUsed, port);
    case EACCES:
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsPortNotAllowed, port);
    default:
        return failure(ErrorCode::NotReadable, ReasonCode::PacsNotListening, port,
                       std::generic_category().message(error));
    }
}

} // namespace

Result<ListeningPort> ListeningPort::open(int facing, int port)
{
    sockaddr_in own{};
    sockaddr_in peer{};
    socklen_t size = sizeof(own);
    if (::getsockname(facing, reinterpret_cast<sockaddr*>(&own), &size) != 0)
        return notOpen(port, errno);
    size = sizeof(peer);
    if (::getpeername(facing, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
        return notOpen(port, errno);
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return notOpen(port, errno);
    ListeningPort opened(socket, textOf(peer));
    constexpr int yes = 1; // a connection before may still be closing
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    own.sin_port = htons(static_cast<std::uint16_t>(port));
    constexpr int waiting = 8;
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof(own)) != 0
        || ::listen(socket, waiting) != 0)
        return notOpen(port, errno);
    return opened;
}

ListeningPort::ListeningPort(int socket, std::string peer)
    : m_socket(socket)
    , m_peer(std::move(peer))
{
}

ListeningPort::ListeningPort(ListeningPort&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_peer(std::move(other.m_peer))
{
}

ListeningPort::~ListeningPort()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

std::optional<int> ListeningPort::accept() const
{
    for (;;) {
        sockaddr_in from{};
        socklen_t size = sizeof(from);
        const int socket =
            ::accept4(m_socket, reinterpret_cast<sockaddr*>(&from), &size, SOCK_CLOEXEC);
        if (socket < 0 && errno == EINTR)
            continue;
        if (socket < 0)
            return std::nullopt;
        if (textOf(from) == m_peer)
            return socket;
        ::close(socket); // nobody asked this machine
    }
}

} // namespace foramen
