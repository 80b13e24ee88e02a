#pragma once

#include "tests/support/file_content.h"
#include "tests/support/program_run.h"

namespace foramen::test {

/// Runs the foramen-cli of this build, in the folder that FORAMEN_BIN names.
inline ProgramRun runCli(const QStringList& arguments)
{
    return runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments);
}

} // namespace foramen::test
