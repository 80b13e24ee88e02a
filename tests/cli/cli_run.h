#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QStringList>

namespace foramen::test {

/// What `foramen-cli` said and how it ended.
struct CliRun {
    int status = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs a program of the build, found by the environment variable FORAMEN_BIN.
inline CliRun runCli(const QStringList& arguments)
{
    constexpr int longest = 280'000; // ms
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
    CliRun run;
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
        return run;
    run.status = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.error = process.readAllStandardError();
    return run;
}

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a file of the test");
}

} // namespace foramen::test
