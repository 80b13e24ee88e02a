#include "core/pacs/dimse/host_probe.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace foramen {

namespace {

/// Owns a descriptor.
class Socket {
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Socket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

tl::unexpected<Error> notReached(int code, int port)
{
    if (code == ECONNREFUSED)
        return failure(ErrorCode::NotReadable, ReasonCode::PacsNothingListens, port);
    if (code == ETIMEDOUT)
        return failure(ErrorCode::NotReadable, ReasonCode::PacsNoAnswerAtPort, port);
    if (code == EHOSTUNREACH || code == ENETUNREACH)
        return failure(ErrorCode::NotReadable, ReasonCode::PacsNoWay);
    return failure(ErrorCode::NotReadable, ReasonCode::PacsNotReachedAt, port, code);
}

/// Waits until a connection stands. @return an errno; 0 where it does, ECANCELED for a cancel.
int connectionError(int descriptor, std::chrono::milliseconds limit, const Task& task)
{
    constexpr int step = 50; // ms
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        task.report(0);
        if (task.cancelled())
            return ECANCELED;
        pollfd waiting{descriptor, POLLOUT, 0};
        const int ready = ::poll(&waiting, 1, step);
        if (ready < 0 && errno != EINTR)
            return errno;
        if (ready > 0) {
            int error = 0;
            socklen_t length = sizeof(error);
            if (::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
                return errno;
            return error;
        }
    }
    return ETIMEDOUT;
}

} // namespace

Result<std::string> addressOf(const std::string& host)
{
    addrinfo wanted{};
    wanted.ai_family = AF_INET; // DCMTK 3.6.7 knows no other
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int status = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    if (status == EAI_AGAIN)
        return failure(ErrorCode::NotFound, ReasonCode::PacsNameServerSilent, host);
    std::array<char, INET_ADDRSTRLEN> text{};
    if (status != 0 || !found
        || !::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(found->ai_addr)->sin_addr,
                        text.data(), text.size()))
        return failure(ErrorCode::NotFound, ReasonCode::PacsNoSuchMachine, host);
    return std::string(text.data());
}

Result<void> probePort(const std::string& address, int port, std::chrono::milliseconds limit,
                       const Task& task)
{
    const Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.descriptor() < 0)
        return notReached(errno, port);
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::inet_pton(AF_INET, address.c_str(), &target.sin_addr) != 1)
        return failure(ErrorCode::NotFound, ReasonCode::PacsNoAddress, address);
    int error = 0;
    if (::connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&target), sizeof(target))
        != 0)
        error = errno;
    if (error == EINPROGRESS)
        error = connectionError(socket.descriptor(), limit, task);
    if (error == ECANCELED)
        return cancelledFailure();
    if (error != 0)
        return notReached(error, port);
    return {};
}

} // namespace foramen
