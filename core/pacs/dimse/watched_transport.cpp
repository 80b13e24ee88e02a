#include "core/pacs/dimse/watched_transport.h"

#include "core/pacs/dimse/tls_transport.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/cond.h>
#include <dcmtk/dcmnet/dcmlayer.h>
#include <dcmtk/dcmnet/dcmtrans.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Passes everything on to another connection, and waits before it reads and writes.
class WatchedConnection final : public DcmTransportConnection {
public:
    WatchedConnection(DcmNativeSocketType socket, std::unique_ptr<DcmTransportConnection> inner,
                      TransportWatch& watch)
        : DcmTransportConnection(socket)
        , m_inner(std::move(inner))
        , m_watch(watch)
    {
        watch.descriptor = socket;
        constexpr int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes)); // slower without it
        // TLS may wait inside a read; a cancel of another thread ends that, too.
        m_stop.emplace(watch.task.stop, [socket] { ::shutdown(socket, SHUT_RDWR); });
    }
    ~WatchedConnection() override { m_stop.reset(); }

    OFCondition serverSideHandshake() override { return m_inner->serverSideHandshake(); }
    OFCondition clientSideHandshake() override
    {
        const OFCondition status = m_inner->clientSideHandshake();
        if (status.bad() || m_inner->isTransparentConnection())
            return status;
        std::vector<unsigned char> certificate(m_inner->getPeerCertificateLength());
        const auto length = m_inner->getPeerCertificate(
            certificate.data(), static_cast<unsigned long>(certificate.size()));
        certificate.resize(length);
        if (certificateNames(certificate, m_watch.host))
            return status;
        m_watch.fault = TransportFault::OtherHost;
        return DUL_NETWORKCLOSED;
    }
    OFCondition renegotiate(const char* suite) override { return m_inner->renegotiate(suite); }

    ssize_t read(void* buffer, size_t size) override
    {
        return isReady(POLLIN) ? checked(m_inner->read(buffer, size)) : -1;
    }
    ssize_t write(void* buffer, size_t size) override
    {
        if (!m_inner->isTransparentConnection()) // TLS keeps the bytes together itself
            return isReady(POLLOUT) ? checked(m_inner->write(buffer, size)) : -1;
        size_t sent = 0;
        while (sent < size) {
            if (!isReady(POLLOUT))
                return -1;
            const ssize_t part = ::send(getSocket(), static_cast<const char*>(buffer) + sent,
                                        size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
            if (part > 0)
                sent += static_cast<size_t>(part);
            else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
                return checked(-1);
        }
        return static_cast<ssize_t>(size);
    }

    void close() override
    {
        m_stop.reset(); // before the descriptor may be another file's
        m_inner->close();
    }
    void closeTransportConnection() override
    {
        m_stop.reset();
        m_inner->closeTransportConnection();
    }
    unsigned long getPeerCertificateLength() override
    {
        return m_inner->getPeerCertificateLength();
    }
    unsigned long getPeerCertificate(void* buffer, unsigned long size) override
    {
        return m_inner->getPeerCertificate(buffer, size);
    }
    OFBool networkDataAvailable(int timeout) override
    {
        return isReady(POLLIN, std::chrono::seconds(timeout)) ? OFTrue : OFFalse;
    }
    OFBool isTransparentConnection() override { return m_inner->isTransparentConnection(); }
    OFString& dumpConnectionParameters(OFString& text) override
    {
        return m_inner->dumpConnectionParameters(text);
    }

private:
    /// Notes that the peer is gone, where a read or write says so.
    ssize_t checked(ssize_t size)
    {
        if (size <= 0 && m_watch.fault == TransportFault::None)
            m_watch.fault = TransportFault::Closed;
        return size;
    }

    /// Waits for the socket. @return false for a cancel (errno ECANCELED) and after the limit.
    bool isReady(short event, std::optional<std::chrono::milliseconds> limit = std::nullopt)
    {
        constexpr int step = 50; // ms
        const auto end = std::chrono::steady_clock::now() + limit.value_or(m_watch.idleLimit);
        for (;;) {
            if (m_watch.task.cancelled()) {
                errno = ECANCELED;
                return false;
            }
            // TLS may hold bytes that the socket does not show any more.
            if (event == POLLIN && m_inner->networkDataAvailable(0))
                return true;
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                end - std::chrono::steady_clock::now());
            if (left.count() <= 0) {
                if (!limit || limit->count() > 0) // else DCMTK only looks
                    m_watch.fault = TransportFault::Silence;
                errno = ETIMEDOUT;
                return false;
            }
            pollfd waiting{getSocket(), event, 0};
            const int ready =
                ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left.count(), step)));
            if (ready > 0)
                return true; // also where it is broken: the next call says how
            m_watch.task.report(m_watch.fraction);
        }
    }

    std::unique_ptr<DcmTransportConnection> m_inner;
    TransportWatch& m_watch;
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

/// Makes watched connections out of those of another layer.
class WatchedLayer final : public DcmTransportLayer {
public:
    WatchedLayer(std::unique_ptr<DcmTransportLayer> inner, TransportWatch& watch)
        : m_inner(std::move(inner))
        , m_watch(watch)
    {
    }

    DcmTransportConnection* createConnection(DcmNativeSocketType socket, OFBool secure) override
    {
        std::unique_ptr<DcmTransportConnection> inner(m_inner->createConnection(socket, secure));
        if (!inner)
            return nullptr;
        return new WatchedConnection(socket, std::move(inner), m_watch); // DCMTK owns it
    }

private:
    std::unique_ptr<DcmTransportLayer> m_inner;
    TransportWatch& m_watch;
};

} // namespace

std::unique_ptr<DcmTransportLayer> watchedTransport(std::unique_ptr<DcmTransportLayer> layer,
                                                    TransportWatch& watch)
{
    return std::make_unique<WatchedLayer>(std::move(layer), watch);
}

} // namespace foramen
