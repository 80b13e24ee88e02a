#include "app/cli/dataset/dataset_command.h"
#include "app/cli/terminal.h"
#include "core/base/text/text_file.h"
#include "core/dataset/instances/instance_table.h"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace foramen {

namespace {

/// The options of `foramen-cli dataset instances`.
struct InstancesOptions {
    std::string dataset;
    std::string out;
};

int runInstances(const InstancesOptions& options)
{
    const auto dataset = openRsnaDataset(options.dataset, terminalTask("Reading headers"));
    finishProgress();
    if (!dataset)
        return exitStatus(dataset.error());
    const InstanceTable table = instanceTable(*dataset);
    if (options.out.empty()) {
        fmt::print("{}", table.text);
    } else {
        if (const auto written = writeTextFile(options.out, table.text); !written)
            return exitStatus(written.error());
        fmt::print("{} pictures of {} series in {} studies; {} DICOM files without pictures left "
                   "out.\n",
                   table.rows, table.series, dataset->studies.size(), table.others);
    }
    for (const InputProblem& problem : dataset->unreadable)
        printError(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
    if (table.rows == 0)
        printError("The folder holds no pictures");
    return dataset->unreadable.empty() && table.rows > 0 ? 0 : 1;
}

} // namespace

void addDatasetInstances(CLI::App& dataset, Run& run)
{
    CLI::App* command =
        dataset.add_subcommand("instances", "List every picture with its place, as CSV");
    auto options = std::make_shared<InstancesOptions>();
    command->add_option("DATASET", options->dataset, "Folder of the data set, or of any studies")
        ->required();
    command->add_option("--out", options->out, "Write the table to this file, not to stdout");
    command->footer("Example: foramen-cli dataset instances DATASET --out instances.csv\n"
                    "Reads headers only. Positions and spacings are in mm, positions LPS.");
    runWhenChosen(command, run, options, runInstances);
}

} // namespace foramen
