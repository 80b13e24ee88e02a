#include "core/ai/remote/web/web_connection.h"

#include "core/ai/remote/server_words.h"

#include <fmt/format.h>

#include <QByteArray>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr const char* kJsonSize = "Inference-Header-Content-Length";
constexpr qint64 kReadBuffer = 1 << 20; ///< bytes that are fetched ahead
constexpr std::size_t kMostError = 16U << 10U; ///< bytes of an answer that says what is wrong

Result<QSslConfiguration> encryptionOf(const ServerAccess& access)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (access.authorityFile.empty())
        return configuration;
    const auto authorities =
        QSslCertificate::fromPath(QFile::decodeName(access.authorityFile.c_str()), QSsl::Pem,
                                  QSslCertificate::PatternSyntax::FixedString);
    if (authorities.isEmpty())
        return failure(ErrorCode::NotReadable, ReasonCode::PacsAuthoritiesNotPem,
                       access.authorityFile.string());
    configuration.setCaCertificates(authorities);
    return configuration;
}

/// Waits for one reply and takes its body.
class Exchange {
public:
    Exchange(QNetworkReply& reply, const ServerAccess& access, const ServerRequest& request)
        : m_reply(reply)
        , m_access(access)
        , m_request(request)
    {
    }

    Result<ServerAnswer> run()
    {
        m_silence.start();
        m_whole.start();
        m_reply.setReadBufferSize(kReadBuffer);
        QTimer watch;
        constexpr int step = 50; // ms
        QObject::connect(&watch, &QTimer::timeout, &m_loop, [this] { look(); });
        QObject::connect(&m_reply, &QNetworkReply::requestSent, &m_loop, [this] {
            m_isConnected = true;
            m_silence.restart();
        });
        QObject::connect(&m_reply, &QNetworkReply::uploadProgress, &m_loop,
                         [this] { m_silence.restart(); });
        QObject::connect(&m_reply, &QNetworkReply::readyRead, &m_loop, [this] { take(); });
        QObject::connect(&m_reply, &QNetworkReply::sslErrors, &m_loop,
                         [this](const QList<QSslError>& errors) {
                             if (!errors.isEmpty())
                                 m_encryptionError = errors.front().errorString().toStdString();
                         });
        QObject::connect(&m_reply, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
        watch.start(step);
        if (!m_reply.isFinished())
            m_loop.exec(QEventLoop::ExcludeUserInputEvents);
        take(); // what came with the end
        return outcome();
    }

    /// How long the server asks us to wait, where it is busy (HTTP 429, 503); none where it is not.
    [[nodiscard]] std::optional<std::chrono::milliseconds> busyFor() const
    {
        constexpr int tooManyRequests = 429;
        constexpr int unavailable = 503;
        if (m_stopped || (status() != tooManyRequests && status() != unavailable))
            return std::nullopt;
        constexpr int usual = 1; // s
        constexpr int most = 30; // s
        bool isNumber = false;
        const int asked = m_reply.rawHeader("Retry-After").toInt(&isNumber); // or a date
        return std::chrono::seconds(isNumber ? std::clamp(asked, 0, most) : usual);
    }

private:
    /// Ends the reply after a cancel, silence or too long a time.
    void look()
    {
        constexpr int patience = 5;
        m_access.task.report(0);
        const auto limit = m_isConnected ? m_access.idleLimit : m_access.connectLimit;
        if (m_access.task.cancelled())
            stop(cancelledFailure().value());
        else if (m_silence.hasExpired(limit.count()))
            stop(serverError(fmt::format("did not answer for {:g} s", secondsOf(limit))));
        else if (m_whole.hasExpired(patience * m_access.idleLimit.count()))
            stop(serverError(fmt::format("did not end its answer within {:g} s",
                                         secondsOf(patience * m_access.idleLimit))));
    }

    static double secondsOf(std::chrono::milliseconds time)
    {
        return std::chrono::duration<double>(time).count();
    }

    void stop(Error error)
    {
        if (m_stopped)
            return;
        m_stopped = std::move(error);
        m_reply.abort();
    }

    void take()
    {
        if (m_stopped || !m_reply.isOpen())
            return;
        const QByteArray bytes = m_reply.readAll();
        if (bytes.isEmpty())
            return;
        m_silence.restart();
        m_body.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        const std::size_t most = isGood() ? m_request.mostAnswer : kMostError;
        if (m_body.size() > most && isGood())
            stop(serverError(
                fmt::format("answers with more than the {} bytes that can be right", most)));
        else if (m_body.size() > most)
            stop(httpStatusError(status(), {}, !m_access.token.empty()));
    }

    Result<ServerAnswer> outcome()
    {
        if (m_stopped)
            return tl::make_unexpected(*m_stopped);
        if (m_reply.error() != QNetworkReply::NoError || !isGood())
            return tl::make_unexpected(why());
        ServerAnswer answer{std::move(m_body), {}};
        if (const QByteArray stated = m_reply.rawHeader(kJsonSize); !stated.isEmpty()) {
            std::size_t size = 0;
            const auto read = std::from_chars(stated.begin(), stated.end(), size);
            if (read.ec != std::errc() || read.ptr != stated.end())
                return tl::make_unexpected(
                    serverError(fmt::format("sent a {} that is no number", kJsonSize)));
            answer.jsonSize = size;
        }
        return answer;
    }

    [[nodiscard]] Error why() const
    {
        const ServerAddress& address = m_access.address;
        switch (m_reply.error()) {
        case QNetworkReply::HostNotFoundError:
            return {ErrorCode::DeviceFailed, {ReasonCode::PacsNoSuchMachine, address.host}};
        case QNetworkReply::ConnectionRefusedError:
            return {ErrorCode::DeviceFailed, {ReasonCode::PacsNothingListens, address.port}};
        case QNetworkReply::RemoteHostClosedError:
        case QNetworkReply::UnknownNetworkError:
            return serverError("closed the connection before the end of its answer");
        case QNetworkReply::SslHandshakeFailedError:
            return {ErrorCode::DeviceFailed,
                    {ReasonCode::PacsNotEncrypted,
                     m_encryptionError.empty() ? m_reply.errorString().toStdString()
                                               : m_encryptionError}};
        default:
            break;
        }
        if (status() > 0)
            return httpStatusError(status(), m_body, !m_access.token.empty());
        return serverError(
            fmt::format("cannot be reached (network error {})", static_cast<int>(m_reply.error())));
    }

    [[nodiscard]] int status() const
    {
        return m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    [[nodiscard]] bool isGood() const
    {
        constexpr int success = 200;
        return status() == success;
    }

    QNetworkReply& m_reply;
    const ServerAccess& m_access;
    const ServerRequest& m_request;
    QEventLoop m_loop;
    QElapsedTimer m_silence; ///< since the last byte
    QElapsedTimer m_whole;
    std::string m_body;
    std::string m_encryptionError;
    std::optional<Error> m_stopped;
    bool m_isConnected = false;
};

} // namespace

class WebConnection::Client {
public:
    Client(ServerAccess access, const QSslConfiguration& encryption)
        : m_access(std::move(access))
        , m_encryption(encryption)
    {
    }

    /// Asks a busy server again, until it was busy for as long as it may be silent.
    Result<ServerAnswer> exchange(const ServerRequest& request)
    {
        QElapsedTimer waited;
        waited.start();
        for (;;) {
            std::optional<std::chrono::milliseconds> busyFor;
            auto answer = ask(request, busyFor);
            if (!busyFor)
                return answer;
            constexpr std::chrono::milliseconds step(50); // for the cancel
            const auto again =
                std::chrono::milliseconds(waited.elapsed()) + std::max(*busyFor, step);
            if (again >= m_access.idleLimit)
                return answer;
            while (std::chrono::milliseconds(waited.elapsed()) < again) {
                QEventLoop loop;
                QTimer::singleShot(step, &loop, &QEventLoop::quit);
                loop.exec(QEventLoop::ExcludeUserInputEvents);
                m_access.task.report(0);
                if (m_access.task.cancelled())
                    return cancelledFailure();
            }
        }
    }

private:
    Result<ServerAnswer> ask(const ServerRequest& request,
                             std::optional<std::chrono::milliseconds>& busyFor)
    {
        // It belongs to the thread that made it; a predictor is made on one and used on another.
        if (!m_network || m_network->thread() != QThread::currentThread())
            m_network = std::make_unique<QNetworkAccessManager>();
        QNetworkRequest prepared = preparedFor(request);
        std::unique_ptr<QNetworkReply> reply;
        if (request.body.empty()) {
            reply.reset(m_network->get(prepared));
        } else {
            prepared.setHeader(QNetworkRequest::ContentTypeHeader,
                               request.jsonSize ? "application/octet-stream" : "application/json");
            if (request.jsonSize)
                prepared.setRawHeader(kJsonSize, QByteArray::number(qulonglong{*request.jsonSize}));
            reply.reset(m_network->post(prepared, QByteArray::fromStdString(request.body)));
        }
        Exchange exchange(*reply, m_access, request);
        auto answer = exchange.run();
        busyFor = exchange.busyFor();
        return answer;
    }

    [[nodiscard]] QNetworkRequest preparedFor(const ServerRequest& request) const
    {
        const ServerAddress& address = m_access.address;
        QUrl url;
        url.setScheme(QString::fromStdString(address.scheme));
        url.setHost(QString::fromStdString(address.host));
        url.setPort(address.port);
        url.setPath(QString::fromStdString(address.folder + request.path));
        QNetworkRequest prepared(url);
        prepared.setRawHeader("Accept", "application/json, application/octet-stream");
        prepared.setRawHeader("Accept-Encoding", "identity"); // no bytes that grow when unpacked
        if (!m_access.token.empty())
            prepared.setRawHeader("Authorization",
                                  "Bearer " + QByteArray::fromStdString(m_access.token));
        prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                              QNetworkRequest::ManualRedirectPolicy);
        prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute,
                              QNetworkRequest::Manual);
        prepared.setSslConfiguration(m_encryption);
        return prepared;
    }

    ServerAccess m_access;
    QSslConfiguration m_encryption;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< of the thread that used it last
};

Result<std::unique_ptr<WebConnection>> WebConnection::create(ServerAccess access)
{
    if (access.address.scheme != "https" && !access.address.isThisMachine()
        && !access.sendsUnencrypted)
        return failure(ErrorCode::InvalidArgument,
                       std::string("Over http, pictures and token would be readable for others in "
                                   "the network: use https, or allow it expressly"));
    auto encryption = encryptionOf(access);
    if (!encryption)
        return tl::make_unexpected(encryption.error());
    return std::unique_ptr<WebConnection>(
        new WebConnection(std::make_unique<Client>(std::move(access), *encryption)));
}

WebConnection::WebConnection(std::unique_ptr<Client> client)
    : m_client(std::move(client))
{
}

WebConnection::~WebConnection() = default;

Result<ServerAnswer> WebConnection::exchange(const ServerRequest& request)
{
    return m_client->exchange(request);
}

} // namespace foramen
