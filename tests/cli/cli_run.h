#pragma once

#include "tests/support/file_content.h"
#include "tests/support/program_run.h"

namespace foramen::test {

/// Runs the foramen-cli of this build, in the folder that FORAMEN_BIN names.
inline ProgramRun runCli(const QStringList& arguments)
{
    return runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
}

/// Runs a program of this build while faults hold (tests/support/faults/failing_files.h).
/// @param library  FORAMEN_FAULTS_LIBRARY of the test
inline ProgramRun runFaulty(const QString& library, const QString& faults, const QString& program,
                            const QStringList& arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LD_PRELOAD", library);
    environment.insert("FORAMEN_FAULTS", faults);
    // The library comes before that of the sanitizers.
    environment.insert("ASAN_OPTIONS",
                       qEnvironmentVariable("ASAN_OPTIONS") + ":verify_asan_link_order=0");
    return runProgram(qEnvironmentVariable("FORAMEN_BIN") + '/' + program, arguments, environment);
}

} // namespace foramen::test
