#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <optional>

namespace foramen::test {

/// How a program ended and what it wrote.
struct ProgramRun {
    int status = -1; ///< exit status; -1: it did not start, did not end in time or was killed
    QByteArray out;
    QByteArray error;
};

/// Runs a program to its end, at most 280 s.
inline ProgramRun
runProgram(const QString& program, const QStringList& arguments,
           const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    constexpr int longest = 280'000; // ms
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Runs a program that a machine may lack, such as dciodvfy, dsrdump or pdftotext.
/// @return none where it is not installed: a test is skipped then.
inline std::optional<ProgramRun> runInstalled(const QString& name, const QStringList& arguments)
{
    const QString program = QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return std::nullopt;
    return runProgram(program, arguments);
}

} // namespace foramen::test
