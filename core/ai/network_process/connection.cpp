#include "core/ai/network_process/connection.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

namespace foramen {

namespace {

using Clock = std::chrono::steady_clock;

/// What precedes each message on the socket.
struct MessageHead {
    std::uint32_t mark = 0;
    std::uint32_t kind = 0;
    std::uint64_t textSize = 0; ///< bytes
    std::uint64_t values = 0; ///< floats
};
constexpr std::uint32_t kMark = 0x4e6d7246; ///< "FrmN"

tl::unexpected<Error> ended()
{
    return failure(ErrorCode::Internal, ReasonCode::NetworkProcessEnded);
}

/// An eventfd that a stop request makes readable, while it lives.
class StopSignal {
public:
    explicit StopSignal(const std::stop_token& stop)
    {
        if (!stop.stop_possible())
            return;
        m_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        m_callback.emplace(stop, [event = m_event] {
            const std::uint64_t one = 1;
            // It can fail only when the event is signalled already.
            (void)!write(event, &one, sizeof one);
        });
    }
    ~StopSignal()
    {
        m_callback.reset(); // waits for a callback that runs
        if (m_event >= 0)
            close(m_event);
    }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] int event() const { return m_event; } ///< -1: none

private:
    int m_event = -1;
    std::optional<std::stop_callback<std::function<void()>>> m_callback;
};

/// Waits until a socket can be read or written, as long as the caller's patience lasts.
class Wait {
public:
    explicit Wait(const Patience& patience)
        : m_patience(patience)
        , m_stop(patience.stop)
    {
        if (patience.most.count() > 0)
            m_end = Clock::now() + patience.most;
    }

    [[nodiscard]] Result<void> until(int socket, short events)
    {
        for (;;) {
            if (!m_isStopped && m_patience.stop.stop_requested()) {
                m_isStopped = true;
                m_end = Clock::now() + m_patience.mostAfterStop;
            }
            std::array<pollfd, 2> waited = {
                {{socket, events, 0}, {m_isStopped ? -1 : m_stop.event(), POLLIN, 0}}};
            const int ready = poll(waited.data(), waited.size(), leftMilliseconds());
            if (ready < 0 && errno != EINTR)
                return ended();
            if (ready > 0 && waited[0].revents != 0)
                return {}; // reading or writing shows whether it is the end
            if (ready == 0 && m_isStopped)
                return cancelled();
            if (ready == 0)
                return failure(
                    ErrorCode::Internal, ReasonCode::NetworkProcessSilent,
                    std::chrono::duration_cast<std::chrono::seconds>(m_patience.most).count());
        }
    }

private:
    static tl::unexpected<Error> cancelled()
    {
        return failure(ErrorCode::Cancelled, ReasonCode::Cancelled);
    }

    [[nodiscard]] int leftMilliseconds() const
    {
        if (!m_end)
            return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_end - Clock::now());
        return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1 << 30));
    }

    const Patience& m_patience;
    StopSignal m_stop;
    std::optional<Clock::time_point> m_end;
    bool m_isStopped = false;
};

Result<void> sendAll(int socket, const void* bytes, std::size_t count, Wait& wait)
{
    const char* next = static_cast<const char*>(bytes);
    while (count > 0) {
        const ssize_t sent = ::send(socket, next, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            next += sent;
            count -= static_cast<std::size_t>(sent);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (const auto ready = wait.until(socket, POLLOUT); !ready)
                return ready;
        } else if (errno != EINTR) {
            return ended();
        }
    }
    return {};
}

Result<void> receiveAll(int socket, void* bytes, std::size_t count, Wait& wait)
{
    char* next = static_cast<char*>(bytes);
    while (count > 0) {
        const ssize_t received = recv(socket, next, count, MSG_DONTWAIT);
        if (received > 0) {
            next += received;
            count -= static_cast<std::size_t>(received);
        } else if (received == 0) {
            return ended();
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (const auto ready = wait.until(socket, POLLIN); !ready)
                return ready;
        } else if (errno != EINTR) {
            return ended();
        }
    }
    return {};
}

} // namespace

Connection::Connection(int socket)
    : m_socket(socket)
{
}

Connection::~Connection()
{
    if (m_socket >= 0)
        close(m_socket);
}

Connection::Connection(Connection&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
{
}

Connection& Connection::operator=(Connection&& other) noexcept
{
    const Connection before(std::exchange(m_socket, std::exchange(other.m_socket, -1)));
    return *this;
}

Result<std::pair<Connection, Connection>> Connection::makePair()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failure(ErrorCode::RuntimeMissing, ReasonCode::NetworkProcessNotStarted,
                       std::strerror(errno));
    return std::pair(Connection(ends[0]), Connection(ends[1]));
}

bool Connection::isAlive() const
{
    pollfd waited{m_socket, POLLRDHUP, 0};
    return isOpen() && poll(&waited, 1, 0) == 0;
}

Result<void> Connection::send(MessageKind kind, const std::string& text,
                              std::span<const float> values, const Patience& patience)
{
    Wait wait(patience);
    const MessageHead head{kMark, static_cast<std::uint32_t>(kind), text.size(), values.size()};
    auto sent = sendAll(m_socket, &head, sizeof head, wait);
    if (sent)
        sent = sendAll(m_socket, text.data(), text.size(), wait);
    if (sent)
        sent = sendAll(m_socket, values.data(), values.size_bytes(), wait);
    return sent;
}

Result<Message> Connection::receive(const Patience& patience)
{
    Wait wait(patience);
    MessageHead head;
    if (const auto received = receiveAll(m_socket, &head, sizeof head, wait); !received)
        return tl::make_unexpected(received.error());
    if (head.mark != kMark || head.kind >= kMessageKinds || head.textSize > kMostMessageText
        || head.values > kMostMessageValues)
        return tl::make_unexpected(damagedMessage());
    Message message{static_cast<MessageKind>(head.kind), {}, {}};
    message.text.resize(head.textSize);
    auto received = receiveAll(m_socket, message.text.data(), message.text.size(), wait);
    if (received) {
        message.values.resize(head.values);
        received = receiveAll(m_socket, message.values.data(),
                              message.values.size() * sizeof(float), wait);
    }
    if (!received)
        return tl::make_unexpected(received.error());
    return message;
}

} // namespace foramen
