#pragma once

#include <QDir>
#include <QFile>
#include <QList>
#include <QString>

#include <csignal>

namespace foramen::test {

/// The state letter of a process and the process that started it; nothing when it is gone.
struct ProcessEntry {
    qint64 id = 0;
    char state = 0; ///< 'Z': ended, but not reaped
    qint64 parent = 0;
    QByteArray name; ///< at most 15 letters
};

/// All processes that can be seen, from /proc.
[[nodiscard]] inline QList<ProcessEntry> allProcesses()
{
    QList<ProcessEntry> all;
    for (const QString& folder : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 id = folder.toLongLong(&isNumber);
        QFile file(QStringLiteral("/proc/%1/stat").arg(folder));
        if (!isNumber || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray stat = file.readAll();
        const auto open = stat.indexOf('(');
        const auto close = stat.lastIndexOf(')');
        const QList<QByteArray> rest = stat.mid(close + 2).split(' ');
        if (open >= 0 && close > open && rest.size() > 1)
            all << ProcessEntry{id, rest[0].at(0), rest[1].toLongLong(),
                                stat.mid(open + 1, close - open - 1)};
    }
    return all;
}

/// The network processes that a process has started, without those that have ended.
[[nodiscard]] inline QList<qint64> networkProcessesOf(qint64 parent)
{
    QList<qint64> found;
    for (const ProcessEntry& process : allProcesses())
        if (process.parent == parent && process.name == QByteArray("foramen-networks").left(15)
            && process.state != 'Z')
            found << process.id;
    return found;
}

/// Whether a process still runs.
[[nodiscard]] inline bool isRunning(qint64 id)
{
    for (const ProcessEntry& process : allProcesses())
        if (process.id == id)
            return process.state != 'Z';
    return false;
}

} // namespace foramen::test
