#include "app/cli/evaluate_input.h"
#include "app/cli/network_names.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/ai/model/installed_model.h"
#include "core/calibration/calibrated_folder.h"
#include "core/calibration/calibration_json.h"
#include "core/calibration/calibration_text.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli calibrate`.
struct CalibrateOptions {
    EvaluateSource source;
    CalibrationOptions calibration;
    std::vector<std::string> networks;
    std::string out;
    std::string name;
    std::string version;
    bool json = false;
};

Result<void> chooseGraders(CalibrateOptions& options)
{
    const auto roles = networksNamed(options.networks);
    if (!roles)
        return tl::make_unexpected(roles.error());
    for (const NetworkRole role : *roles)
        if (role == NetworkRole::SagittalLocaliser || role == NetworkRole::AxialLocaliser
            || isSegmenter(role))
            return failure(ErrorCode::InvalidArgument,
                           "'" + keyOf(role) + "' has no probabilities to calibrate");
    options.calibration.graders = *roles;
    return {};
}

/// @return whether all of the input could be used.
Result<bool> calibrate(CalibrateOptions& options)
{
    if (auto chosen = chooseGraders(options); !chosen)
        return tl::make_unexpected(chosen.error());
    if (auto free = checkCalibratedFolder(options.out); !free)
        return tl::make_unexpected(free.error());
    if (options.source.model.empty()) {
        const auto installed = defaultModelFolder();
        if (!installed)
            return tl::make_unexpected(installed.error());
        options.source.model = installed->string();
    }
    const auto model = loadModelBundle(options.source.model);
    if (!model)
        return tl::make_unexpected(model.error());
    options.source.isAtPoints = true;
    const auto graded = gradeEvaluateDataset(options.source);
    if (!graded)
        return tl::make_unexpected(graded.error());
    const auto calibration =
        calibrateModel(*model, graded->input, options.calibration, terminalTask("Calibrating"));
    finishProgress();
    if (!calibration)
        return tl::make_unexpected(calibration.error());
    const CalibratedNaming naming{
        options.name, options.version,
        fmt::format("{} studies of a data set in the RSNA 2024 layout, graded at the points of "
                    "their labels",
                    graded->input.truth.size())};
    if (auto written =
            writeCalibratedModel(options.source.model, *model, *calibration, naming, options.out);
        !written)
        return tl::make_unexpected(written.error());
    if (options.json)
        fmt::print("{}\n", calibrationJson(*calibration, *model, naming.data));
    else
        fmt::print("{}\nWritten to {}. Its card has no figures on patients for the graders that "
                   "were fitted, until they are measured.\n",
                   calibrationText(*calibration, *model), options.out);
    return graded->complete;
}

void addOptions(CLI::App& command, CalibrateOptions& options)
{
    command
        .add_option("DATASET", options.source.dataset,
                    "Data set in the RSNA layout, with points: train.csv, "
                    "train_label_coordinates.csv, train_images/")
        ->required();
    command.add_option("--model", options.source.model,
                       "Model folder (the installed one if not given); it is only read");
    command.add_option("--out", options.out, "Folder of the new model; absent or empty")
        ->required();
    command
        .add_option("--networks", options.networks,
                    "Only these: canal_grader, foraminal_grader, subarticular_grader (each one "
                    "with enough labels if not given)")
        ->delimiter(',');
    command
        .add_option("--folds", options.calibration.folds,
                    "One of so many parts of the studies, alike in severity, is kept apart to "
                    "measure on")
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
    command.add_option("--fold", options.calibration.fold, "Which one: 0 to folds - 1")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--seed", options.calibration.seed, "Of the division of the studies")
        ->capture_default_str();
    command.add_option("--name", options.name, "The new model's name (that of the model before)");
    command.add_option("--model-version", options.version,
                       "The new model's version (<version before>+calibrated.<date>)");
    command.add_option("--device", options.source.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command.add_flag("--json", options.json, "Print what was fitted and the figures as JSON");
}

} // namespace

void addCalibrateCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<CalibrateOptions>();
    CLI::App* command = program.add_subcommand(
        "calibrate",
        "Fit a model's probabilities to one's own labels: temperature and factors of the grades "
        "for each grader, and the prior. Writes a new model; no network is trained");
    addOptions(*command, *options);
    command->footer(fmt::format(
        "A grader needs {} labelled sites or more, with {} or more of each grade, and {} kept "
        "apart.\n"
        "Example: foramen-cli calibrate DATASET --model models/foramen-lumbar --out our-model",
        kLeastFittedSites, kLeastSitesOfGrade, kLeastSitesApart));
    runWhenChosen(command, run, options, [](CalibrateOptions& chosen) {
        const auto complete = calibrate(chosen);
        if (!complete)
            return exitStatus(complete.error());
        return *complete ? 0 : 1;
    });
}

} // namespace foramen
