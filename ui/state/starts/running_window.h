#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace foramen {

/// What a second start of the program gives to the window that runs.
struct SecondStart {
    QStringList arguments; ///< absolute paths and links; empty: the window comes to the front
    QByteArray activationToken; ///< of Wayland, by which a window may come to the front; or empty
};

/// Takes what second starts on the same database are asked to open. Only programs of the same user
/// can reach it.
class RunningWindow : public QObject {
    Q_OBJECT

public:
    /// @param database  empty: defaultDatabaseFile().
    explicit RunningWindow(const std::filesystem::path& database, QObject* parent = nullptr);
    ~RunningWindow() override;

    /// From now on second starts are taken, unless another window of the database takes them.
    void listen();
    /// Gives a start to the window of the database that runs.
    /// @return whether there is one that took it, within two seconds.
    [[nodiscard]] static bool handOver(const std::filesystem::path& database,
                                       const SecondStart& start);

Q_SIGNALS:
    void asked(const foramen::SecondStart& start);

private:
    void read(QLocalSocket* connection);

    QString m_address;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace foramen
