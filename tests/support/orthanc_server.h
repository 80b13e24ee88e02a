#pragma once

#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace foramen::test {

/// A listening TCP socket on a free loopback port that accepts and never says anything.
class SilentPort {
public:
    SilentPort()
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (m_socket < 0 || ::bind(m_socket, plain, length) != 0 || ::listen(m_socket, 8) != 0
            || ::getsockname(m_socket, plain, &length) != 0)
            qFatal("no loopback port");
        m_port = ntohs(address.sin_port);
    }
    ~SilentPort() { ::close(m_socket); }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    [[nodiscard]] int port() const { return m_port; }

private:
    int m_socket = -1;
    int m_port = 0;
};

/// A port that was free a moment ago.
inline int freePort()
{
    return SilentPort().port();
}

/// Whether something listens at a loopback port.
inline bool isListening(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool connected =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(socket);
    return connected;
}

/// How the archive is protected.
struct OrthancProtection {
    bool password = false; ///< of HTTP: user "reader", password "secret"
    QString
        certificate; ///< PEM: TLS for DIMSE; empty for none. Debian 12's Orthanc crashes with https
    QString certificateKey;
};

/// Owns one Orthanc with an empty archive in a temporary folder, on free loopback ports; no service
/// of the machine is used. Titles: ORTHANC is called by FORAMEN. DICOMweb is at webUrl().
class OrthancServer {
public:
    [[nodiscard]] static QString program()
    {
        return QStandardPaths::findExecutable("Orthanc", {"/usr/sbin", "/usr/bin"});
    }
    [[nodiscard]] static bool isInstalled()
    {
        return !program().isEmpty() && QFileInfo::exists(kPlugin);
    }

    OrthancServer() = default;
    ~OrthancServer() { kill(); }
    OrthancServer(const OrthancServer&) = delete;
    OrthancServer& operator=(const OrthancServer&) = delete;

    /// Starts it and waits until both ports answer. Ports may be taken by another program between
    /// their choice and the start, so that it is tried again. @return false where it does not
    /// start.
    [[nodiscard]] bool start(const OrthancProtection& protection = {})
    {
        constexpr int attempts = 3;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            m_folder.renew();
            m_dicomPort = freePort();
            m_webPort = freePort();
            m_ownPort = freePort();
            writeText(m_folder.filePath("configuration.json"), configuration(protection));
            m_process.setStandardErrorFile(m_folder.filePath("log"));
            m_process.setStandardOutputFile(QProcess::nullDevice());
            m_process.start(program(), {m_folder.filePath("configuration.json")});
            if (waitForPorts())
                return true;
            kill();
        }
        return false;
    }
    /// Starts it again after kill(), with its ports and what it has.
    [[nodiscard]] bool restart()
    {
        m_process.start(program(), {m_folder.filePath("configuration.json")});
        return waitForPorts();
    }
    /// As a crash or a power loss would end it.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Where it reaches FORAMEN, for C-MOVE and reports of storage commitment.
    [[nodiscard]] int ownPort() const { return m_ownPort; }
    [[nodiscard]] int dicomPort() const { return m_dicomPort; }
    [[nodiscard]] QString dicomAddress() const
    {
        return QStringLiteral("localhost:%1").arg(m_dicomPort);
    }
    [[nodiscard]] QString webUrl() const
    {
        return QStringLiteral("http://localhost:%1/dicom-web").arg(m_webPort);
    }
    [[nodiscard]] QByteArray log() const { return contentOf(m_folder.filePath("log")); }

private:
    static constexpr const char* kPlugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";

    [[nodiscard]] bool waitForPorts()
    {
        constexpr int longest = 60'000; // ms
        const QDeadlineTimer deadline(longest);
        while (!deadline.hasExpired()) {
            if (isListening(m_dicomPort) && isListening(m_webPort))
                return true;
            constexpr int step = 50; // ms; returns at once where the program ends
            if (m_process.waitForFinished(step))
                return false;
        }
        return false;
    }

    [[nodiscard]] QByteArray configuration(const OrthancProtection& protection) const
    {
        const QJsonObject foramen{{"AET", "FORAMEN"}, {"Host", "127.0.0.1"}, {"Port", m_ownPort}};
        QJsonObject root{
            {"Name", "Test"},
            {"StorageDirectory", m_folder.filePath("storage")},
            {"IndexDirectory", m_folder.filePath("storage")},
            {"HttpPort", m_webPort},
            {"DicomPort", m_dicomPort},
            {"DicomAet", "ORTHANC"},
            {"DicomCheckCalledAet", true},
            {"DicomModalities", QJsonObject{{"foramen", foramen}}},
            {"RemoteAccessAllowed", false},
            {"AuthenticationEnabled", protection.password},
            {"RegisteredUsers", QJsonObject{{"reader", "secret"}}},
            {"Plugins", QJsonArray{kPlugin}},
            {"DicomWeb", QJsonObject{{"Enable", true}, {"Root", "/dicom-web/"}}},
        };
        if (!protection.certificate.isEmpty()) {
            root["DicomTlsEnabled"] = true;
            root["DicomTlsCertificate"] = protection.certificate;
            root["DicomTlsPrivateKey"] = protection.certificateKey;
            root["DicomTlsTrustedCertificates"] = protection.certificate;
            root["DicomTlsRemoteCertificateRequired"] = false;
        }
        return QJsonDocument(root).toJson();
    }

    TestFolder m_folder;
    QProcess m_process;
    int m_dicomPort = 0;
    int m_webPort = 0;
    int m_ownPort = 0;
};

} // namespace foramen::test
