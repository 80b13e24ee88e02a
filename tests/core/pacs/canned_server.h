#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QtGlobal>

#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <utility>

namespace foramen::test {

/// A web server on a loopback port that gives one answer to whoever asks, and closes. Keeps the
/// last request.
class CannedServer {
public:
    explicit CannedServer(std::string answer)
        : m_answer(std::move(answer))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, plain, length) != 0 || ::listen(m_socket, 8) != 0
            || ::getsockname(m_socket, plain, &length) != 0)
            qFatal("no loopback port");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~CannedServer()
    {
        m_ends = true;
        m_thread.join();
        ::close(m_socket);
    }
    CannedServer(const CannedServer&) = delete;
    CannedServer& operator=(const CannedServer&) = delete;

    [[nodiscard]] std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(m_port) + "/dicom-web";
    }
    [[nodiscard]] int requests() const { return m_requests; }
    /// Once the answer has come.
    [[nodiscard]] const std::string& request() const { return m_request; }

private:
    void serve()
    {
        while (!m_ends) {
            pollfd waiting{m_socket, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            const int peer = ::accept(m_socket, nullptr, nullptr);
            std::string request;
            std::array<char, 4096> some{};
            while (request.find("\r\n\r\n") == std::string::npos) {
                const ssize_t size = ::read(peer, some.data(), some.size());
                if (size <= 0)
                    break;
                request.append(some.data(), static_cast<std::size_t>(size));
            }
            m_request = std::move(request);
            ++m_requests;
            for (std::size_t sent = 0; sent < m_answer.size();) {
                const ssize_t size =
                    ::send(peer, m_answer.data() + sent, m_answer.size() - sent, MSG_NOSIGNAL);
                if (size <= 0)
                    break;
                sent += static_cast<std::size_t>(size);
            }
            ::close(peer);
        }
    }

    std::string m_answer;
    std::string m_request;
    int m_socket = -1;
    int m_port = 0;
    std::atomic<int> m_requests = 0;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace foramen::test
