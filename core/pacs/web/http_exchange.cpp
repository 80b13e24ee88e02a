#include "core/pacs/web/http_exchange.h"

#include "core/pacs/web/http_reasons.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHttpMultiPart>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <optional>

namespace foramen {

namespace {

constexpr qint64 kReadBuffer = 1 << 20; ///< bytes that are fetched ahead
constexpr std::size_t kLargestBody = 256U << 20; ///< of an answer that is kept in memory

/// What RFC 3986 allows in a query: some archives do not decode it.
constexpr const char* kPlainInQuery = "*?/:,";

QString path(const std::filesystem::path& file)
{
    return QFile::decodeName(file.c_str());
}

bool isThisMachine(const QString& host)
{
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

Result<QUrl> baseUrlOf(const PacsNode& node)
{
    QUrl url(QString::fromStdString(node.baseUrl), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || (url.scheme() != "http" && url.scheme() != "https"))
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsUrl);
    if (!url.userInfo().isEmpty())
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsUserInUrl);
    const bool hasSecret = !node.bearerToken.empty() || !node.user.empty();
    if (hasSecret && url.scheme() == "http" && !isThisMachine(url.host())
        && !node.sendsSecretsUnencrypted)
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsSecretReadable);
    while (url.path().endsWith('/'))
        url.setPath(url.path().chopped(1));
    return url;
}

tl::unexpected<Error> unusable(ReasonCode why, const std::filesystem::path& file)
{
    return failure(ErrorCode::NotReadable, why, file.string());
}

Result<QSslConfiguration> encryptionOf(const PacsTls& tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!tls.authorityFile.empty()) {
        const auto authorities = QSslCertificate::fromPath(
            path(tls.authorityFile), QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
        if (authorities.isEmpty())
            return unusable(ReasonCode::PacsAuthoritiesNotPem, tls.authorityFile);
        configuration.setCaCertificates(authorities);
    }
    if (!tls.certificateFile.empty()) {
        const auto own = QSslCertificate::fromPath(path(tls.certificateFile), QSsl::Pem,
                                                   QSslCertificate::PatternSyntax::FixedString);
        if (own.isEmpty())
            return unusable(ReasonCode::PacsCertificateNotPem, tls.certificateFile);
        QFile file(path(tls.keyFile));
        QSslKey key;
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray pem = file.readAll();
            for (const auto algorithm : {QSsl::Rsa, QSsl::Ec})
                if (key.isNull())
                    key = QSslKey(pem, algorithm);
        }
        if (key.isNull())
            return unusable(ReasonCode::PacsKeyNotPem, tls.keyFile);
        configuration.setLocalCertificateChain(own);
        configuration.setPrivateKey(key);
    }
    return configuration;
}

/// Waits for one reply and takes its body.
class Exchange {
public:
    Exchange(QNetworkReply& reply, const PacsNode& node, const HttpRequest& request,
             const Task& task)
        : m_reply(reply)
        , m_node(node)
        , m_request(request)
        , m_task(task)
    {
    }

    Result<HttpAnswer> run()
    {
        m_silence.start();
        m_reply.setReadBufferSize(kReadBuffer);
        QTimer watch;
        constexpr int step = 50; // ms
        QObject::connect(&watch, &QTimer::timeout, &m_loop, [this] { look(); });
        QObject::connect(&m_reply, &QNetworkReply::requestSent, &m_loop, [this] {
            m_isConnected = true;
            m_silence.restart();
        });
        QObject::connect(&m_reply, &QNetworkReply::uploadProgress, &m_loop,
                         [this](qint64 sent, qint64 total) {
                             m_silence.restart();
                             if (total > 0)
                                 m_fraction = static_cast<double>(sent) / total;
                         });
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

private:
    /// Ends the reply after a cancel or silence.
    void look()
    {
        m_task.report(m_fraction);
        const auto limit = m_isConnected ? m_node.idleLimit : m_node.connectLimit;
        if (m_task.cancelled())
            stop(cancelledFailure().value());
        else if (m_silence.hasExpired(limit.count()))
            stop({ErrorCode::NotReadable,
                  Reason(ReasonCode::PacsSilent,
                         std::chrono::round<std::chrono::seconds>(limit).count())});
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
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        if (m_request.sink && isGood()) {
            if (const auto taken = m_request.sink(contentType(), view); !taken)
                stop(taken.error());
        } else if (m_body.size() + view.size() > kLargestBody) {
            stop({ErrorCode::Unsupported, ReasonCode::PacsAnswerTooLong});
        } else {
            m_body += view;
        }
    }

    Result<HttpAnswer> outcome()
    {
        if (m_stopped)
            return tl::make_unexpected(*m_stopped);
        if (m_reply.error() == QNetworkReply::NoError)
            return HttpAnswer{status(), contentType(), std::move(m_body)};
        if (contentType().starts_with("application/dicom+json") && !m_request.files.empty())
            return HttpAnswer{status(), contentType(), std::move(m_body)}; // says which files
        return failure(isRefusalStatus(status()) ? ErrorCode::Unsupported : ErrorCode::NotReadable,
                       why());
    }

    [[nodiscard]] Reason why() const
    {
        const std::string host = m_reply.url().host().toStdString();
        switch (m_reply.error()) {
        case QNetworkReply::HostNotFoundError:
            return {ReasonCode::PacsNoSuchMachine, host};
        case QNetworkReply::ConnectionRefusedError:
            return Reason(ReasonCode::PacsNothingListens,
                          m_reply.url().port(m_reply.url().scheme() == "https" ? 443 : 80));
        case QNetworkReply::RemoteHostClosedError:
        case QNetworkReply::UnknownNetworkError:
            return ReasonCode::PacsClosed;
        case QNetworkReply::SslHandshakeFailedError:
            return {ReasonCode::PacsNotEncrypted,
                    m_encryptionError.empty() ? m_reply.errorString().toStdString()
                                              : m_encryptionError};
        case QNetworkReply::InsecureRedirectError:
        case QNetworkReply::TooManyRedirectsError:
            return ReasonCode::PacsRedirected;
        default:
            break;
        }
        constexpr int firstOfErrors = 400;
        if (status() >= firstOfErrors)
            return httpStatusReason(status(), !m_node.user.empty() || !m_node.bearerToken.empty());
        return Reason(ReasonCode::PacsNetworkError, static_cast<int>(m_reply.error()));
    }

    [[nodiscard]] int status() const
    {
        return m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    [[nodiscard]] bool isGood() const
    {
        constexpr int firstOfSuccess = 200;
        constexpr int firstOfRedirects = 300;
        return status() >= firstOfSuccess && status() < firstOfRedirects;
    }
    [[nodiscard]] std::string contentType() const
    {
        return m_reply.rawHeader("Content-Type").toStdString();
    }

    QNetworkReply& m_reply;
    const PacsNode& m_node;
    const HttpRequest& m_request;
    const Task& m_task;
    QEventLoop m_loop;
    QElapsedTimer m_silence; ///< since the last byte
    std::string m_body;
    std::string m_encryptionError;
    std::optional<Error> m_stopped;
    double m_fraction = 0;
    bool m_isConnected = false;
};

} // namespace

class HttpExchange::Server {
public:
    Server(PacsNode node, QUrl url, const QSslConfiguration& encryption)
        : m_node(std::move(node))
        , m_url(std::move(url))
        , m_encryption(encryption)
    {
    }

    [[nodiscard]] const PacsNode& node() const { return m_node; }
    [[nodiscard]] QNetworkAccessManager& network() { return m_network; }

    [[nodiscard]] QNetworkRequest prepared(const HttpRequest& request) const
    {
        QUrl url = m_url;
        url.setPath(url.path() + QString::fromStdString(request.path));
        QUrlQuery query;
        for (const auto& [key, value] : request.parameters)
            query.addQueryItem(QString::fromStdString(key),
                               QString::fromLatin1(QUrl::toPercentEncoding(
                                   QString::fromStdString(value), kPlainInQuery)));
        if (!query.isEmpty())
            url.setQuery(query);
        QNetworkRequest prepared(url);
        prepared.setRawHeader("Accept", QByteArray::fromStdString(request.accept));
        prepared.setRawHeader("Accept-Encoding", "identity"); // no bytes that grow when unpacked
        if (!m_node.bearerToken.empty())
            prepared.setRawHeader("Authorization",
                                  "Bearer " + QByteArray::fromStdString(m_node.bearerToken));
        else if (!m_node.user.empty())
            prepared.setRawHeader(
                "Authorization",
                "Basic "
                    + QByteArray::fromStdString(m_node.user + ':' + m_node.password).toBase64());
        prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                              QNetworkRequest::SameOriginRedirectPolicy);
        prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute,
                              QNetworkRequest::Manual);
        prepared.setSslConfiguration(m_encryption);
        return prepared;
    }

private:
    PacsNode m_node;
    QUrl m_url;
    QSslConfiguration m_encryption;
    QNetworkAccessManager m_network;
};

Result<std::unique_ptr<HttpExchange>> HttpExchange::create(const PacsNode& node)
{
    auto url = baseUrlOf(node);
    if (!url)
        return tl::make_unexpected(url.error());
    auto encryption = encryptionOf(node.tls);
    if (!encryption)
        return tl::make_unexpected(encryption.error());
    return std::unique_ptr<HttpExchange>(
        new HttpExchange(std::make_unique<Server>(node, std::move(*url), *encryption)));
}

HttpExchange::HttpExchange(std::unique_ptr<Server> server)
    : m_server(std::move(server))
{
}

HttpExchange::~HttpExchange() = default;

Result<HttpAnswer> HttpExchange::get(const HttpRequest& request, const Task& task)
{
    const std::unique_ptr<QNetworkReply> reply(
        m_server->network().get(m_server->prepared(request)));
    return Exchange(*reply, m_server->node(), request, task).run();
}

Result<HttpAnswer> HttpExchange::post(const HttpRequest& request, const Task& task)
{
    QHttpMultiPart body(QHttpMultiPart::RelatedType);
    for (const std::filesystem::path& file : request.files) {
        auto content = std::make_unique<QFile>(path(file));
        if (!content->open(QIODevice::ReadOnly))
            return failure(ErrorCode::NotReadable, ReasonCode::PacsFileNotReadable, file.string());
        QHttpPart part;
        part.setHeader(QNetworkRequest::ContentTypeHeader, "application/dicom");
        part.setBodyDevice(content.get());
        content.release()->setParent(&body);
        body.append(part);
    }
    QNetworkRequest prepared = m_server->prepared(request);
    prepared.setHeader(QNetworkRequest::ContentTypeHeader,
                       R"(multipart/related; type="application/dicom"; boundary=")"
                           + body.boundary() + '"');
    const std::unique_ptr<QNetworkReply> reply(m_server->network().post(prepared, &body));
    return Exchange(*reply, m_server->node(), request, task).run();
}

} // namespace foramen
