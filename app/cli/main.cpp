#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/exception_failure.h"
#include "core/base/files/system_reason.h"
#include "core/base/version.h"
#include "core/dicom/media/temporary_folder.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {

/// By default LibTorch's OpenMP threads spin while they wait, and take processor time from other
/// programs: on a busy machine training is three times slower. The setting is read when the OpenMP
/// library is loaded, which Qt does before main() begins; therefore the program starts itself
/// again. A setting of the user is kept. Grading does not need this: it starts its own threads.
void letWaitingThreadsSleep(char** argv)
{
    constexpr const char* wish = "OMP_WAIT_POLICY";
    if (std::getenv(wish) != nullptr || ::setenv(wish, "passive", 0) != 0)
        return;
    ::execv("/proc/self/exe", argv); // returns only where it failed: then the threads spin
}

int runProgram(int argc, char** argv)
{
    CLI::App program{"Foramen on the command line: scan, grade and evaluate lumbar-spine MRI, "
                     "train and generate data.\n"
                     "Research use only. Not for diagnosis."};
    program.name("foramen-cli");
    program.set_version_flag("--version", foramen::programVersion());
    program.require_subcommand(1);
    foramen::Run run;

    foramen::addScanCommand(program, run);
    foramen::addGradeCommand(program, run);
    foramen::addMergeCommand(program, run);
    foramen::addReadReportCommand(program, run);
    foramen::addEvaluateCommand(program, run);
    foramen::addAgreementCommand(program, run);
    foramen::addCalibrateCommand(program, run);
    foramen::addPhantomCommand(program, run);
    foramen::addTrainCommand(program, run);
    foramen::addDatasetCommand(program, run);
    foramen::addAnnotationsCommand(program, run);
    foramen::addDeidentifyCommand(program, run);
    foramen::addBundleCommand(program, run);
    foramen::addPacsCommand(program, run);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    if (program.got_subcommand("train"))
        letWaitingThreadsSleep(argv);
    foramen::removeAbandonedFolders();
    const int status = run();
    // Into a file or pipe, what was printed leaves the program only now.
    if (std::fflush(stdout) != 0 && status == 0)
        return foramen::exitStatus(
            {foramen::ErrorCode::NotWritable,
             foramen::Reason(foramen::ReasonCode::FileNotWritten, foramen::systemReason(errno))});
    return status;
}

} // namespace

int main(int argc, char** argv)
try {
    return runProgram(argc, argv);
} catch (const std::exception&) {
    return foramen::exitStatus(foramen::errorOfException());
}
