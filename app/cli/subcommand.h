#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace foramen {

/// Runs after the command line was parsed. @return the exit status: 0 done, 1 some input could not
/// be used, 2 wrong usage.
using Run = std::function<int()>;

/// Sets @p run to `int work(const Options&)` when @p command is chosen.
/// @param options  which the command line fills.
template <class Options, class Work>
void runWhenChosen(CLI::App* command, Run& run, const std::shared_ptr<Options>& options, Work work)
{
    command->callback([options, work, &run] {
        run = [options, work] {
            return work(*options);
        };
    });
}

/// Each subcommand is one source file of this name that describes itself to @p program and sets @p
/// run when it is chosen.
void addScanCommand(CLI::App& program, Run& run);
void addPhantomCommand(CLI::App& program, Run& run);
void addGradeCommand(CLI::App& program, Run& run);
void addMergeCommand(CLI::App& program, Run& run);
void addReadReportCommand(CLI::App& program, Run& run);
void addEvaluateCommand(CLI::App& program, Run& run);
void addAgreementCommand(CLI::App& program, Run& run);
void addBundleCommand(CLI::App& program, Run& run);
void addCalibrateCommand(CLI::App& program, Run& run);
void addTrainCommand(CLI::App& program, Run& run);
void addDeidentifyCommand(CLI::App& program, Run& run);
void addDatasetCommand(CLI::App& program, Run& run);
void addAnnotationsCommand(CLI::App& program, Run& run);
void addPacsCommand(CLI::App& program, Run& run);

} // namespace foramen
