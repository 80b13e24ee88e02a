#include "core/training/loop/trainer.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/model/runtime_loader.h"
#include "core/base/files/file_copy.h"
#include "core/training/data/folds.h"
#include "core/training/data/mask_folder.h"
#include "core/training/data/training_set.h"
#include "core/training/learner/training_runtime.h"
#include "core/training/loop/training_loop.h"
#include "core/training/record/model_card.h"
#include "core/training/record/model_layout.h"
#include "core/training/record/training_log.h"
#include "core/training/record/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

TrainingNeeds needsOf(const TrainOptions& options)
{
    const auto has = [&](NetworkRole role) {
        return std::find(options.networks.begin(), options.networks.end(), role)
            != options.networks.end();
    };
    const std::string foraminal =
        architecturesIn(options)[static_cast<std::size_t>(NetworkRole::ForaminalGrader)];
    return {.sagittalSlices = has(NetworkRole::SagittalLocaliser),
            .axialSlices = has(NetworkRole::AxialLocaliser),
            .canalSites = has(NetworkRole::CanalGrader),
            .foraminalSites = has(NetworkRole::ForaminalGrader),
            .subarticularSites = has(NetworkRole::SubarticularGrader),
            .foraminalNeighbours = foraminal != kSliceGrader && foraminal != kMeasureGrader,
            .segmenterBlocks = has(NetworkRole::SagittalSegmenter),
            .sacCrops = has(NetworkRole::AxialSegmenter),
            .foramenCrops = has(NetworkRole::ForamenSegmenter)};
}

/// Checks that the training can begin from a model.
Result<void> checkBeginning(const ModelBundle& from, const TrainOptions& options)
{
    std::error_code ignored; // a folder that is absent is another one
    for (const NetworkRole role : options.networks) {
        if (!from.has(role))
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("{} has no {} to begin from", from.name, keyOf(role)));
        const ModelNetwork& network = from.network(role);
        if (network.architecture == kTorchScript)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("The {} of {} is TorchScript, whose training cannot go on "
                                       "here",
                                       keyOf(role), from.name));
        if (std::filesystem::equivalent(network.file.parent_path(), options.out, ignored))
            return failure(ErrorCode::InvalidArgument,
                           "The folder of the model to begin from stays as it is: name another "
                           "one with --out");
    }
    return {};
}

/// Copies the networks that are not trained from the model that the others begin from.
Result<void> copyOthers(const TrainOptions& options)
{
    if (!options.from)
        return {};
    for (const NetworkRole role : kAllNetworkRoles) {
        if (!options.from->has(role))
            continue;
        const bool isTrained = options.minutes > 0
            && std::find(options.networks.begin(), options.networks.end(), role)
                != options.networks.end();
        const std::filesystem::path file = options.out / weightsFileOf(role);
        if (isTrained || std::filesystem::exists(file))
            continue;
        if (auto copied = copyFile(options.from->network(role).file, file); !copied)
            return copied;
    }
    return {};
}

/// The prior of the new model.
Prior priorOf(const TrainingSet& set, const StudySource& source, const TrainOptions& options)
{
    if (source.generated())
        return options.from ? Prior{options.from->prior, "that of the model before"}
                            : publishedPrior();
    return options.from ? priorFromLabels(set.severities, options.from->prior)
                        : priorFromLabels(set.severities);
}

/// Checks the options before any time is spent on training.
Result<void> checkOptions(const TrainOptions& options)
{
    constexpr std::size_t least = 2; // pictures on each device, for their normalisation
    const std::size_t devices = 1 + options.moreGpus.size();
    if (static_cast<std::size_t>(options.batchSize) < least * devices)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("{} devices share a batch: it must hold {} pictures or more",
                                   devices, least * devices));
    if (options.from)
        return checkBeginning(*options.from, options);
    const bool isMeasured = options.backbone == Backbone::Measures && options.minutes > 0;
    if (isMeasured && options.networks != std::vector<NetworkRole>{NetworkRole::ForaminalGrader})
        return failure(ErrorCode::InvalidArgument,
                       "Measures of brightness are known for foramina only: choose the network "
                       "foraminal_grader alone, or another backbone");
    return {};
}

/// Checks that all requested GPUs respond, before any study is read.
Result<void> checkDevices(const TrainOptions& options, TrainingRuntime& runtime)
{
    if (options.moreGpus.empty())
        return {};
    const auto learner = runtime.create(
        {.architecture = std::string(kGrader), .seed = 1, .devices = sharingDevices(options)});
    if (!learner)
        return tl::make_unexpected(learner.error());
    return {};
}

std::string lineOf(NetworkRole role, const LocaliserFigures& figures)
{
    return fmt::format("{}: {:.1f} % of {} points within 10 mm, mean error {:.1f} mm, {:.0f} % of "
                       "those out of view called so",
                       keyOf(role), 100 * figures.found, figures.points, figures.meanError,
                       100 * figures.rightlyAbsent);
}

std::string lineOf(NetworkRole role, const GraderFigures& figures)
{
    return fmt::format("{}: {} sites, accuracy {:.3f}, recall {:.2f} {:.2f} {:.2f}, weighted log "
                       "loss {:.4f} at temperature {:.2f}",
                       keyOf(role), figures.sites, figures.accuracy, figures.recall[0],
                       figures.recall[1], figures.recall[2], figures.loss, figures.temperature);
}

std::string lineOf(NetworkRole role, const SegmenterFigures& figures)
{
    return fmt::format("{}: {} pictures, Dice of vertebra {:.3f}, disc {:.3f}, {} {:.3f}",
                       keyOf(role), figures.pictures, figures.dice[segment_class::kVertebra],
                       figures.dice[segment_class::kDisc], openingOf(role),
                       figures.dice[segment_class::kCanal]);
}

std::string lineOf(const MeasureAccuracy& accuracy)
{
    return fmt::format("{} on {}: {} of {}, mean error {:.2f}, bias {:+.2f}, deviation {:.2f}",
                       keyOf(accuracy.kind), accuracy.isGenerated ? "generated" : "persons",
                       accuracy.count, accuracy.studies, accuracy.meanError, accuracy.bias,
                       accuracy.deviation);
}

void sayFigures(const ValidationFigures& figures,
                const std::function<void(const std::string&)>& say)
{
    if (figures.sagittal)
        say(lineOf(NetworkRole::SagittalLocaliser, *figures.sagittal));
    if (figures.axial)
        say(lineOf(NetworkRole::AxialLocaliser, *figures.axial));
    for (const NetworkRole role : kNetworkRoles)
        if (const auto& grader = figures.graders[static_cast<std::size_t>(role)])
            say(lineOf(role, *grader));
    for (const NetworkRole role : kSegmenterRoles)
        if (const auto& segmenter = figures.segmenters[static_cast<std::size_t>(role)])
            say(lineOf(role, *segmenter));
    for (const MeasureAccuracy& accuracy : figures.measures)
        say(lineOf(accuracy));
    if (figures.score && figures.priorScore)
        say(fmt::format("official score at known places {:.4f}, of the prior {:.4f}",
                        figures.score->score, figures.priorScore->score));
}

/// Measures the weights in the folder and writes the card.
Result<void> finish(const TrainingSet& set, const StudySource& source, const TrainOptions& options,
                    const std::function<void(const std::string&)>& say)
{
    auto runtime = loadRuntime(options.device);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    const Prior prior = priorOf(set, source, options);
    const auto figures = validateModel(set, options, *runtime->runtime, prior.rows);
    if (!figures)
        return tl::make_unexpected(figures.error());
    sayFigures(*figures, say);
    return writeModelCard(options, source, set, prior, *figures);
}

/// Adds the pictures of a folder with masks.
Result<void> addMasks(TrainingSet& set, const TrainOptions& options,
                      const std::function<void(const std::string&)>& say, const Task& task)
{
    if (options.masks.empty())
        return {};
    auto folder = readMaskFolder(options.masks, task);
    if (!folder)
        return tl::make_unexpected(folder.error());
    say(fmt::format("{} patients with masks: {}", folder->patients.size(), folder->source));
    set.maskSource = fmt::format("{} patients with masks: {} ({})", folder->patients.size(),
                                 folder->source, folder->licence);
    const TrainingNeeds needs = needsOf(options);
    for (SegmenterBlock& block : folder->patients) {
        if (needs.sacCrops)
            for (SegmenterBlock& sac : axialBlocksOf(block))
                set.segmentedSacs.push_back(std::move(sac));
        if (needs.segmenterBlocks)
            set.segmented.push_back(std::move(block));
    }
    return {};
}

} // namespace

Result<void> trainModel(const StudySource& source, const TrainOptions& options,
                        const std::function<void(const std::string&)>& say, const Task& task)
{
    if (auto checked = checkOptions(options); !checked)
        return checked;
    auto runtime = loadTrainingRuntime(options.device);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    if (auto answered = checkDevices(options, **runtime); !answered)
        return answered;
    std::error_code error; // an error shows when the log is written
    std::filesystem::create_directories(options.out, error);
    if (auto copied = copyOthers(options); !copied)
        return copied;
    auto log = TrainingLog::open(options.out);
    if (!log)
        return tl::make_unexpected(log.error());
    std::string devices = (*runtime)->deviceName();
    for (const int index : options.moreGpus)
        devices += fmt::format(" and CUDA {}", index);
    say(fmt::format("{}, {}: reading {} studies", (*runtime)->version(), devices, source.size()));
    constexpr double read = 0.2;
    auto set = buildTrainingSet(source, needsOf(options), options.threads, task.part(0, read));
    if (!set)
        return tl::make_unexpected(set.error());
    if (!source.generated()) // generated studies all have the same distribution
        set->turns = stratifiedTurns(set->severities);
    if (auto added = addMasks(*set, options, say, Task{task.stop, {}}); !added)
        return added;
    if (set->unusable > 0)
        say(fmt::format("{} studies could not be used", set->unusable));
    const LoopContext context{source, *set, options, **runtime, *log, say};
    const auto count = static_cast<double>(options.networks.size());
    if (options.minutes > 0)
        for (std::size_t i = 0; i < options.networks.size(); ++i) {
            const double from = read + (1 - read) * static_cast<double>(i) / count;
            const Task part = task.part(from, from + (1 - read) / count);
            if (auto trained = trainNetwork(options.networks[i], context, part); !trained)
                return trained;
        }
    return finish(*set, source, options, say);
}

} // namespace foramen
