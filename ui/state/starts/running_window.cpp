#include "ui/state/starts/running_window.h"

#include "core/store/study_database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace foramen {

namespace {

constexpr int kPatience = 2000; ///< ms until a window is taken for busy
constexpr qint64 kLongest = 1 << 20; ///< bytes of a start
// A start is a line of JSON: no length is believed that a stranger could state.
const QString kArguments = QStringLiteral("arguments");
const QString kToken = QStringLiteral("activationToken");
const QByteArray kTaken = QByteArrayLiteral("taken\n");

/// The socket of a database, in a folder of the user alone.
QString addressOf(const std::filesystem::path& database)
{
    const QFileInfo file(
        QString::fromStdString((database.empty() ? defaultDatabaseFile() : database).string()));
    const QFileInfo folder(file.absolutePath());
    // One database has one name, also before it is there.
    const QString place = folder.exists() ? folder.canonicalFilePath() : folder.absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(
        (place + QLatin1Char('/') + file.fileName()).toUtf8(), QCryptographicHash::Sha256);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation))
        .filePath(QStringLiteral("foramen-") + QString::fromLatin1(hash.toHex().left(16)));
}

} // namespace

RunningWindow::RunningWindow(const std::filesystem::path& database, QObject* parent)
    : QObject(parent)
    , m_address(addressOf(database))
{
}

RunningWindow::~RunningWindow() = default;

void RunningWindow::listen()
{
    // Listening would take the place of a window that is there.
    QLocalSocket other;
    other.connectToServer(m_address);
    if (other.waitForConnected(kPatience))
        return;
    QLocalServer::removeServer(m_address); // of a window that was killed
    auto server = std::make_unique<QLocalServer>();
    server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!server->listen(m_address))
        return; // second starts open windows of their own
    m_server = std::move(server);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* connection = m_server->nextPendingConnection()) {
            connect(connection, &QLocalSocket::readyRead, this,
                    [this, connection] { read(connection); });
            connect(connection, &QLocalSocket::disconnected, connection,
                    &QLocalSocket::deleteLater);
            read(connection); // it may have written already
        }
    });
}

void RunningWindow::read(QLocalSocket* connection)
{
    if (connection->bytesAvailable() > kLongest) {
        connection->abort();
        return;
    }
    if (!connection->canReadLine())
        return; // the rest is still to come
    const QJsonObject read = QJsonDocument::fromJson(connection->readLine()).object();
    if (!read.contains(kArguments)) {
        connection->abort();
        return;
    }
    SecondStart start;
    const QJsonArray arguments = read[kArguments].toArray();
    for (const auto& argument : arguments)
        start.arguments << argument.toString();
    start.activationToken = read[kToken].toString().toUtf8();
    connection->write(kTaken);
    connection->flush();
    Q_EMIT asked(start);
}

bool RunningWindow::handOver(const std::filesystem::path& database, const SecondStart& start)
{
    QLocalSocket connection;
    connection.connectToServer(addressOf(database));
    if (!connection.waitForConnected(kPatience))
        return false;
    const QJsonObject given{{kArguments, QJsonArray::fromStringList(start.arguments)},
                            {kToken, QString::fromUtf8(start.activationToken)}};
    connection.write(QJsonDocument(given).toJson(QJsonDocument::Compact) + '\n');
    while (connection.bytesAvailable() < kTaken.size())
        if (!connection.waitForReadyRead(kPatience))
            return false;
    return connection.readAll() == kTaken;
}

} // namespace foramen
