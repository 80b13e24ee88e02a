#pragma once

#include "tests/support/file_content.h"
#include "tests/support/program_run.h"

namespace foramen::test {

/// Runs the foramen-cli of this build, which the environment variable FORAMEN_BIN finds.
inline ProgramRun runCli(const QStringList& arguments)
{
    return runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
}

} // namespace foramen::test
