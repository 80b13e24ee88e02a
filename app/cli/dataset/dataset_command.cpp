#include "app/cli/dataset/dataset_command.h"

namespace foramen {

void addDatasetCommand(CLI::App& program, Run& run)
{
    CLI::App* command = program.add_subcommand(
        "dataset",
        "Summarise, check, list and export a data set in the layout of the RSNA 2024 challenge");
    command->require_subcommand(1);
    command->footer("Example: foramen-cli dataset summary DATASET --html summary.html\n"
                    "         foramen-cli dataset check DATASET\n"
                    "         foramen-cli dataset instances DATASET --out instances.csv\n"
                    "         foramen-cli dataset png DATASET --out png --crop 50 --grade severe\n"
                    "DATASET holds train_images, train.csv, train_label_coordinates.csv and "
                    "train_series_descriptions.csv; any of them may be absent.");
    addDatasetSummary(*command, run);
    addDatasetCheck(*command, run);
    addDatasetInstances(*command, run);
    addDatasetPng(*command, run);
}

} // namespace foramen
