#pragma once

#include "core/ai/model/network_probe.h"
#include "core/ai/model/network_runtime.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace foramen::test {

/// What a client sent.
struct ServedRequest {
    QByteArray method;
    QByteArray path;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int pass = -1; ///< which pass of networks since the start, from 0; -1: not one
};

/// What the server is about to answer; a test may change it.
struct ServedReply {
    int status = 200;
    QJsonObject json;
    QByteArray text; ///< in place of the JSON, where not empty
    QByteArray binary; ///< behind it
    QList<QByteArray> headers; ///< more lines of the head
    enum class End { Whole, Close, Silence, CutOff, Drip, Flood };
    /// Whole: it is sent. Close: the connection ends without an answer. Silence: nothing is sent.
    /// CutOff: it ends in the middle of the body. Drip: a byte every 20 ms. Flood: it never ends.
    End end = End::Whole;
};

/// What a server is.
struct InferenceSetup {
    QString models = "foramen-test"; ///< what the names begin with
    QString version = "1"; ///< of the models; empty: not stated
    bool binary = true; ///< whether it lists the extension
    QByteArray token; ///< asked for; empty for none
    QByteArray folder; ///< what stands before /v2
    QString certificate; ///< PEM: https
    QString certificateKey;
    /// A pass of the network of a role. Called on the server's thread.
    std::function<std::vector<float>(NetworkRole, const Tensor&)> compute;
    /// Called on the server's thread with each answer; may be empty.
    std::function<void(const ServedRequest&, ServedReply&)> change;
};

/// Owns a server of the Open Inference Protocol on a free loopback port, on a thread of its own. It
/// has a model for each role. Reads and writes both encodings by itself, not by the code under
/// test.
class InferenceServer {
public:
    explicit InferenceServer(InferenceSetup setup)
        : m_setup(std::move(setup))
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_worker, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~InferenceServer() { stop(); }
    InferenceServer(const InferenceServer&) = delete;
    InferenceServer& operator=(const InferenceServer&) = delete;

    /// As a crash would end it: open connections break.
    void stop()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(
            &m_worker, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url(const std::string& host = "localhost") const
    {
        return (m_setup.certificate.isEmpty() ? "http://" : "https://") + host + ':'
            + std::to_string(m_port) + m_setup.folder.toStdString() + "/v2/models/"
            + m_setup.models.toStdString();
    }
    /// All requests so far.
    [[nodiscard]] std::vector<ServedRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    void listen()
    {
        if (m_setup.certificate.isEmpty()) {
            m_server = std::make_unique<QTcpServer>();
        } else {
            auto server = std::make_unique<QSslServer>();
            QSslConfiguration encryption = QSslConfiguration::defaultConfiguration();
            encryption.setLocalCertificateChain(QSslCertificate::fromPath(m_setup.certificate));
            QFile key(m_setup.certificateKey);
            if (!key.open(QIODevice::ReadOnly))
                qFatal("no key of the certificate");
            encryption.setPrivateKey(QSslKey(key.readAll(), QSsl::Rsa));
            encryption.setPeerVerifyMode(QSslSocket::VerifyNone);
            server->setSslConfiguration(encryption);
            m_server = std::move(server);
        }
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("no loopback port");
        m_port = m_server->serverPort();
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                         [this] {
                             while (QTcpSocket* peer = m_server->nextPendingConnection())
                                 serve(peer);
                         });
    }

    void serve(QTcpSocket* peer)
    {
        auto received = std::make_shared<QByteArray>();
        const auto read = [this, peer, received] {
            *received += peer->readAll();
            while (auto request = taken(*received))
                reply(*peer, *request);
        };
        QObject::connect(peer, &QTcpSocket::readyRead, peer, read);
        QObject::connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
        read();
    }

    /// Takes one whole request from the front of what was received.
    static std::unique_ptr<ServedRequest> taken(QByteArray& received)
    {
        const auto end = received.indexOf("\r\n\r\n");
        if (end < 0)
            return nullptr;
        const QList<QByteArray> lines = received.left(end).split('\n');
        auto request = std::make_unique<ServedRequest>();
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        request->method = first.value(0);
        request->path = first.value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request->headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        const auto size = request->headers.value("content-length", "0").toLongLong();
        if (received.size() < end + 4 + size)
            return nullptr;
        request->body = received.mid(end + 4, size);
        received.remove(0, end + 4 + size);
        return request;
    }

    void reply(QTcpSocket& peer, ServedRequest& request)
    {
        ServedReply reply = answerTo(request);
        if (m_setup.change)
            m_setup.change(request, reply);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        QByteArray body = reply.text.isEmpty()
            ? QJsonDocument(reply.json).toJson(QJsonDocument::Compact)
            : reply.text;
        QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\n";
        if (!reply.binary.isEmpty()) {
            head += "Inference-Header-Content-Length: " + QByteArray::number(body.size()) + "\r\n";
            body += reply.binary;
        }
        for (const QByteArray& line : reply.headers)
            head += line + "\r\n";
        if (reply.end != ServedReply::End::Flood)
            head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        head += "\r\n";
        switch (reply.end) {
        case ServedReply::End::Whole:
            peer.write(head + body);
            break;
        case ServedReply::End::Close:
            peer.abort();
            break;
        case ServedReply::End::Silence:
            break;
        case ServedReply::End::CutOff:
            peer.write(head + body.left(body.size() / 2));
            peer.disconnectFromHost();
            break;
        case ServedReply::End::Drip:
            peer.write(head);
            everyTick(peer, [bytes = body, at = qsizetype{0}]() mutable {
                return at < bytes.size() ? bytes.mid(at++, 1) : QByteArray();
            });
            break;
        case ServedReply::End::Flood:
            peer.write(head + body);
            everyTick(peer, [] { return QByteArray(1 << 20, ' '); });
            break;
        }
    }

    static void everyTick(QTcpSocket& peer, std::function<QByteArray()> next)
    {
        auto* timer = new QTimer(&peer);
        constexpr int step = 20; // ms
        QObject::connect(timer, &QTimer::timeout, &peer, [&peer, next = std::move(next)]() mutable {
            constexpr qint64 most = 4 << 20; // bytes that wait
            if (peer.bytesToWrite() < most)
                peer.write(next());
        });
        timer->start(step);
    }

    static ServedReply refused(int status, const QString& why)
    {
        ServedReply reply;
        reply.status = status;
        reply.json = {{"error", why}};
        return reply;
    }

    [[nodiscard]] QString nameOf(NetworkRole role) const
    {
        return m_setup.models + '-' + QString::fromStdString(keyOf(role)).replace('_', '-');
    }

    ServedReply answerTo(ServedRequest& request)
    {
        if (!m_setup.token.isEmpty()
            && request.headers.value("authorization") != "Bearer " + m_setup.token)
            return refused(401, "who are you");
        if (request.path == m_setup.folder + "/v2") {
            ServedReply reply;
            reply.json = {{"name", "testing"}, {"version", "7.1"}};
            reply.json["extensions"] =
                m_setup.binary ? QJsonArray{"binary_tensor_data"} : QJsonArray();
            return reply;
        }
        for (const NetworkRole role : kAllNetworkRoles) {
            const QByteArray path = m_setup.folder + "/v2/models/" + nameOf(role).toUtf8();
            const QByteArray versioned = path + "/versions/" + m_setup.version.toUtf8();
            if (request.path == path || request.path == versioned)
                return metadataOf(role);
            if (request.path == path + "/infer" || request.path == versioned + "/infer")
                return passOf(role, request);
        }
        return refused(404, "no such model");
    }

    [[nodiscard]] ServedReply metadataOf(NetworkRole role) const
    {
        const NetworkShapes shapes = shapesOf(role);
        const auto tensor = [](const char* name, const std::vector<std::int64_t>& one) {
            QJsonArray shape{-1};
            for (const std::int64_t size : one)
                shape.append(static_cast<qint64>(size));
            return QJsonArray{QJsonObject{{"name", name}, {"datatype", "FP32"}, {"shape", shape}}};
        };
        ServedReply reply;
        reply.json = {{"name", nameOf(role)},
                      {"platform", "made_up"},
                      {"inputs", tensor("pictures", shapes.input)},
                      {"outputs", tensor("logits", shapes.output)}};
        if (!m_setup.version.isEmpty())
            reply.json["versions"] = QJsonArray{m_setup.version};
        return reply;
    }

    ServedReply passOf(NetworkRole role, ServedRequest& request)
    {
        request.pass = m_passes++;
        const QByteArray stated = request.headers.value("inference-header-content-length");
        const auto jsonSize = stated.isEmpty() ? request.body.size() : stated.toLongLong();
        const QJsonObject json = QJsonDocument::fromJson(request.body.left(jsonSize)).object();
        const QJsonObject given = json["inputs"].toArray().at(0).toObject();
        Tensor input;
        std::size_t count = 1;
        for (const QJsonValue& size : given["shape"].toArray()) {
            input.shape.push_back(size.toInteger());
            count *= static_cast<std::size_t>(size.toInteger());
        }
        if (stated.isEmpty()) {
            for (const QJsonValue& value : given["data"].toArray())
                input.values.push_back(static_cast<float>(value.toDouble()));
        } else {
            input.values.resize(static_cast<std::size_t>(request.body.size() - jsonSize) / 4);
            std::memcpy(input.values.data(), request.body.constData() + jsonSize,
                        input.values.size() * 4);
        }
        if (request.method != "POST" || given["name"] != "pictures" || given["datatype"] != "FP32"
            || input.values.size() != count
            || json["outputs"].toArray().at(0).toObject()["name"] != "logits")
            return refused(400, "no such tensor");
        const std::vector<float> values = m_setup.compute(role, input);
        QJsonArray shape{static_cast<qint64>(input.shape.front())};
        for (const std::int64_t size : shapesOf(role).output)
            shape.append(static_cast<qint64>(size));
        QJsonObject output{{"name", "logits"}, {"datatype", "FP32"}, {"shape", shape}};
        ServedReply reply;
        if (stated.isEmpty()) {
            QJsonArray data;
            for (const float value : values)
                data.append(static_cast<double>(value));
            output["data"] = data;
        } else {
            reply.binary = QByteArray(reinterpret_cast<const char*>(values.data()),
                                      static_cast<qsizetype>(values.size() * 4));
            output["parameters"] =
                QJsonObject{{"binary_data_size", static_cast<qint64>(reply.binary.size())}};
        }
        reply.json = {{"model_name", nameOf(role)}, {"outputs", QJsonArray{output}}};
        if (!m_setup.version.isEmpty())
            reply.json["model_version"] = m_setup.version;
        return reply;
    }

    InferenceSetup m_setup;
    QThread m_thread;
    QObject m_worker; ///< on the thread
    std::unique_ptr<QTcpServer> m_server; ///< on the thread
    int m_port = 0;
    int m_passes = 0;
    mutable std::mutex m_mutex; ///< guards the requests
    std::vector<ServedRequest> m_requests;
};

} // namespace foramen::test
