#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"

#include <cstdlib>
#include <exception>

int main(int argc, char** argv)
{
    // LibTorch's OpenMP threads otherwise spin while they wait, and take the processor from
    // everybody else: on a busy machine a grading is three times slower for it. Set before any
    // thread is there; the user's own wish stands.
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    CLI::App program{"Foramen on the command line: scan, grade and evaluate lumbar-spine MRI, "
                     "train and generate data.\n"
                     "Research use only. Not for diagnosis."};
    program.name("foramen-cli");
    program.set_version_flag("--version", FORAMEN_VERSION);
    program.require_subcommand(1);
    foramen::Run run;

    foramen::addScanCommand(program, run);
    foramen::addGradeCommand(program, run);
    foramen::addEvaluateCommand(program, run);
    foramen::addPhantomCommand(program, run);
    foramen::addTrainCommand(program, run);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    try {
        return run();
    } catch (const std::exception& error) {
        foramen::printError(std::string("internal error: ") + error.what());
        return 1;
    }
}
