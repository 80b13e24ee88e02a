#include "app/cli/network_names.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/clock.h"
#include "core/training/data/phantom_source.h"
#include "core/training/data/rsna_source.h"
#include "core/training/data/train_options.h"
#include "core/training/loop/trainer.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli train`.
struct Arguments {
    std::string dataset;
    std::size_t phantoms = 0;
    std::vector<std::string> networks;
    std::string device = "auto";
    std::string backbone = "small";
    std::string preset;
    std::string from;
    bool isOwnRate = false; ///< --learning-rate was given, and so on
    bool isOwnBackbone = false;
    bool isOwnName = false;
    bool isOwnVersion = false;
    TrainOptions options;
};

/// What --preset small sets, besides the defaults: five networks in less than ten minutes on two
/// cores.
constexpr double kSmallMinutes = 1.5; ///< for each network
constexpr std::size_t kSmallPhantoms = 50;

void applyPreset(Arguments& arguments, const CLI::App& command)
{
    if (arguments.preset.empty())
        return;
    const bool timed = command.count("--minutes") + command.count("--steps") > 0;
    if (!timed)
        arguments.options.minutes = kSmallMinutes;
    if (arguments.dataset.empty() && command.count("--phantom") == 0)
        arguments.phantoms = kSmallPhantoms;
}

Result<std::unique_ptr<StudySource>> sourceOf(const Arguments& arguments, const Task& task)
{
    if (arguments.dataset.empty() == (arguments.phantoms == 0))
        return failure(ErrorCode::InvalidArgument,
                       "Name either a data set, --phantom N or --preset small");
    if (arguments.phantoms > 0)
        return phantomSource(arguments.phantoms, arguments.options.seed);
    return rsnaSource(arguments.dataset, task);
}

Result<void> chooseNetworks(Arguments& arguments)
{
    if (arguments.networks.empty())
        return {};
    const auto roles = networksNamed(arguments.networks);
    if (!roles)
        return tl::make_unexpected(roles.error());
    arguments.options.networks = *roles;
    return {};
}

/// The highest learning rate from the weights of a model: a tenth of that from random ones.
constexpr double kFurtherLearningRate = 3e-4;

/// Takes the model to begin from.
Result<void> begin(Arguments& arguments)
{
    if (arguments.from.empty())
        return {};
    if (arguments.isOwnBackbone)
        return failure(ErrorCode::InvalidArgument,
                       "--from keeps the architectures of its networks: leave out --backbone");
    auto model = loadModelBundle(arguments.from);
    if (!model)
        return tl::make_unexpected(model.error());
    TrainOptions& options = arguments.options;
    if (!arguments.isOwnRate)
        options.learningRate = kFurtherLearningRate;
    if (!arguments.isOwnName)
        options.name = model->name;
    if (!arguments.isOwnVersion)
        options.version = model->version + "+trained." + utcDate(std::chrono::system_clock::now());
    options.from = std::move(*model);
    return {};
}

Result<void> train(Arguments& arguments)
{
    if (auto set = setDevices(arguments.options, arguments.device); !set)
        return set;
    const auto backbone = backboneFromText(arguments.backbone);
    if (!backbone)
        return tl::make_unexpected(backbone.error());
    arguments.options.backbone = *backbone;
    if (auto chosen = chooseNetworks(arguments); !chosen)
        return chosen;
    if (auto begun = begin(arguments); !begun)
        return begun;
    const Task task = terminalTask("Training");
    const auto source = sourceOf(arguments, task.part(0, 0.01));
    if (!source)
        return tl::make_unexpected(source.error());
    const auto say = [](const std::string& line) {
        finishProgress();
        std::cerr << line << std::endl;
    };
    arguments.options.status = noteProgress;
    return trainModel(**source, arguments.options, say, task.part(0.01, 1));
}

void describe(CLI::App& command, Arguments& arguments)
{
    TrainOptions& options = arguments.options;
    command.add_option("DATASET", arguments.dataset,
                       "Folder in the RSNA layout: train.csv, train_label_coordinates.csv, "
                       "train_series_descriptions.csv, train_images/");
    command.add_option("--out", options.out, "Model folder to write")->required();
    command.add_option("--phantom", arguments.phantoms,
                       "Train on that many generated studies instead of a data set");
    command.add_option("--from", arguments.from,
                       "Model folder whose weights the networks begin with, in place of random "
                       "ones; networks that are not trained are copied from it. It is only read");
    command
        .add_option("--preset", arguments.preset,
                    "small: 1.5 minutes for each network, on 50 generated studies if no data set "
                    "is named; other options go before it")
        ->check(CLI::IsMember({"small"}));
    command
        .add_option("--networks", arguments.networks,
                    "Only these: sagittal_localiser, axial_localiser, canal_grader, "
                    "foraminal_grader, subarticular_grader; trained only when they are named: "
                    "sagittal_segmenter, axial_segmenter, foramen_segmenter")
        ->delimiter(',');
    command.add_option("--masks", options.masks,
                       "For the sagittal and the axial segmenter: a folder of sagittal T2 pictures "
                       "with masks, besides "
                       "the generated studies: masks.json, images/, masks/");
    command
        .add_option("--minutes", options.minutes,
                    "Time for each network; 0 only measures the weights that are there")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

void describeMore(CLI::App& command, Arguments& arguments)
{
    TrainOptions& options = arguments.options;
    command
        .add_option("--steps", options.steps,
                    "So many steps for each network instead of a time; a run that is interrupted "
                    "and resumed then gives the same weights")
        ->check(CLI::NonNegativeNumber);
    command
        .add_option("--backbone", arguments.backbone,
                    "Of the graders: small, measures (of brightness, foramina only), resnet18 or "
                    "resnet50 (for a GPU)")
        ->capture_default_str();
    command
        .add_option("--validations", options.validations,
                    "How often each network is measured on the studies kept apart while it learns")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command
        .add_option("--patience", options.patience,
                    "Stop a network after so many validations without a better one, and keep its "
                    "best weights; 0 never stops and keeps the last")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--batch", options.batchSize, "Pictures in a step")
        ->check(CLI::Range(2, 4096))
        ->capture_default_str();
    command
        .add_option("--learning-rate", options.learningRate,
                    "The highest learning rate; 0.0003 with --from")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Of weights, augmentation and generated studies")
        ->capture_default_str();
    command
        .add_option("--folds", options.folds,
                    "One of so many parts, alike in severity, is kept for validation")
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
    command.add_option("--fold", options.fold, "Which one: 0 to folds - 1")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--threads", options.threads, "Threads that prepare pictures")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command.add_option("--name", options.name, "The model's name")->capture_default_str();
    command.add_option("--model-version", options.version, "The model's version")
        ->capture_default_str();
    command
        .add_option("--device", arguments.device,
                    "auto, cpu, cuda, cuda:N, or cuda:0,1 for several GPUs that share each batch")
        ->capture_default_str();
    command.add_flag("--resume", options.resume, "Go on from the checkpoints in the model folder");
}

} // namespace

void addTrainCommand(CLI::App& program, Run& run)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = program.add_subcommand(
        "train",
        "Train localisers and graders on a data set or on generated studies, and write a model "
        "folder.\nA model trained on the RSNA images is for non-commercial use and may not be "
        "passed on.");
    describe(*command, *arguments);
    describeMore(*command, *arguments);
    command->footer("Example:\n  foramen-cli train rsna-2024/ --out my-model --minutes 120\n"
                    "  foramen-cli train --phantom 500 --seed 1 --out phantom-model\n"
                    "  foramen-cli train our-studies/ --from models/foramen-lumbar --out our-model "
                    "--networks canal_grader --minutes 20\n"
                    "  foramen-cli train --preset small --out small-model");
    command->callback([&run, arguments, command] {
        applyPreset(*arguments, *command);
        arguments->isOwnRate = command->count("--learning-rate") > 0;
        arguments->isOwnBackbone = command->count("--backbone") > 0;
        arguments->isOwnName = command->count("--name") > 0;
        arguments->isOwnVersion = command->count("--model-version") > 0;
        run = [arguments] {
            const auto done = train(*arguments);
            finishProgress();
            return done ? 0 : exitStatus(done.error());
        };
    });
}

} // namespace foramen
