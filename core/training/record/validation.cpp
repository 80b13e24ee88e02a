#include "core/training/record/validation.h"

#include "core/training/data/folds.h"
#include "core/training/record/model_layout.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>

namespace foramen {

namespace {

/// The largest number of slices; more do not change the figures.
constexpr std::size_t kMostSlices = 1200;

const std::vector<LocaliserSlice>& slicesOf(NetworkRole role, const TrainingSet& set)
{
    return role == NetworkRole::SagittalLocaliser ? set.sagittal : set.axial;
}

const std::vector<SiteBlock>& sitesOf(NetworkRole role, const TrainingSet& set)
{
    return role == NetworkRole::CanalGrader    ? set.canal
        : role == NetworkRole::ForaminalGrader ? set.foraminal
                                               : set.subarticular;
}

/// The examples of the held-out studies, at most this many, spread over all of them.
template <class Example>
std::vector<const Example*> heldOut(const std::vector<Example>& all, const TrainingSet& set,
                                    const TrainOptions& options, std::size_t most)
{
    std::vector<const Example*> kept;
    for (const Example& example : all)
        if (isHeldOut(example.study, set, options))
            kept.push_back(&example);
    if (kept.size() <= most)
        return kept;
    std::vector<const Example*> some;
    for (std::size_t i = 0; i < most; ++i)
        some.push_back(kept[i * kept.size() / most]);
    return some;
}

std::vector<const SegmenterBlock*> heldOutBlocks(NetworkRole role, const TrainingSet& set,
                                                 const TrainOptions& options)
{
    std::vector<const SegmenterBlock*> kept;
    for (const SegmenterBlock& block : set.blocksOf(role))
        if (isHeldOut(block, set, options))
            kept.push_back(&block);
    return kept;
}

ForwardPass passOf(Network& network)
{
    return [&network](const Tensor& input) {
        return network.run(input);
    };
}

/// One run of the networks of a folder over the held-out studies of a set.
class Validation {
public:
    Validation(const TrainingSet& set, const TrainOptions& options, NetworkRuntime& runtime)
        : m_set(set)
        , m_options(options)
        , m_runtime(runtime)
        , m_architectures(architecturesIn(options))
    {
        for (std::size_t i = 0; i < set.studies.size(); ++i)
            m_figures.studies += isHeldOut(i, set, options) && !set.studies[i].empty() ? 1 : 0;
    }

    Result<ValidationFigures> run(const std::array<Probabilities, kSiteCount>& prior,
                                  const Task& task)
    {
        if (auto done = localiser(NetworkRole::SagittalLocaliser, m_figures.sagittal, task); !done)
            return tl::make_unexpected(done.error());
        if (auto done = localiser(NetworkRole::AxialLocaliser, m_figures.axial, task); !done)
            return tl::make_unexpected(done.error());
        for (const NetworkRole role : kSegmenterRoles)
            if (auto done = segmenter(role, task); !done)
                return tl::make_unexpected(done.error());
        bool all = true;
        for (const NetworkRole role : {NetworkRole::CanalGrader, NetworkRole::ForaminalGrader,
                                       NetworkRole::SubarticularGrader}) {
            const auto graded = grader(role, prior, task);
            if (!graded)
                return tl::make_unexpected(graded.error());
            all = all && *graded;
        }
        if (all)
            score();
        return m_figures;
    }

private:
    /// @return nullptr when the folder has no weights of that role.
    Result<std::unique_ptr<Network>> load(NetworkRole role)
    {
        const auto file = m_options.out / weightsFileOf(role);
        if (!std::filesystem::exists(file))
            return std::unique_ptr<Network>{};
        return m_runtime.load(m_architectures[static_cast<std::size_t>(role)], file);
    }

    Result<void> localiser(NetworkRole role, std::optional<LocaliserFigures>& to, const Task& task)
    {
        const auto slices = heldOut(slicesOf(role, m_set), m_set, m_options, kMostSlices);
        auto network = load(role);
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network || slices.empty())
            return {};
        const auto figures = measureLocaliser(passOf(**network), slices, task);
        if (!figures)
            return tl::make_unexpected(figures.error());
        to = *figures;
        return {};
    }

    Result<void> segmenter(NetworkRole role, const Task& task)
    {
        const auto blocks = heldOutBlocks(role, m_set, m_options);
        auto network = load(role);
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network || blocks.empty())
            return {};
        const auto figures = measureSegmenter(passOf(**network), blocks, blocks.size(), task);
        if (!figures)
            return tl::make_unexpected(figures.error());
        m_figures.segmenters[static_cast<std::size_t>(role)] = *figures;
        auto measures = measuresOfSegmenter(passOf(**network), blocks, task);
        if (!measures)
            return tl::make_unexpected(measures.error());
        m_figures.measures.insert(m_figures.measures.end(), measures->begin(), measures->end());
        return {};
    }

    /// @return whether there were a grader and sites to grade.
    Result<bool> grader(NetworkRole role, const std::array<Probabilities, kSiteCount>& prior,
                        const Task& task)
    {
        const auto& all = sitesOf(role, m_set);
        const auto sites = heldOut(all, m_set, m_options, all.size());
        auto network = load(role);
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network || sites.empty())
            return false;
        const auto graded = gradeSites(passOf(**network), sites, task);
        if (!graded)
            return tl::make_unexpected(graded.error());
        const GraderFigures figures = figuresOf(*graded);
        m_figures.graders[static_cast<std::size_t>(role)] = figures;
        for (const GradedSite& one : *graded) {
            const std::string& study = m_set.studies[one.site->study];
            const std::size_t index = siteIndex(one.site->site);
            m_truth[study][index] = one.site->severity;
            m_predictions.push_back(
                {study, one.site->site,
                 calibratedProbabilities(one.logits.data(), figures.temperature)});
            m_priorRows.push_back({study, one.site->site, prior[index]});
        }
        return true;
    }

    void score()
    {
        if (const auto own = officialScore(m_truth, m_predictions))
            m_figures.score = *own;
        if (const auto other = officialScore(m_truth, m_priorRows))
            m_figures.priorScore = *other;
    }

    const TrainingSet& m_set;
    const TrainOptions& m_options;
    NetworkRuntime& m_runtime;
    std::array<std::string, kNetworkRoleCount> m_architectures;
    ValidationFigures m_figures;
    LabelTable m_truth;
    std::vector<SubmissionRow> m_predictions;
    std::vector<SubmissionRow> m_priorRows;
};

} // namespace

Result<ValidationFigures> validateModel(const TrainingSet& set, const TrainOptions& options,
                                        NetworkRuntime& runtime,
                                        const std::array<Probabilities, kSiteCount>& prior,
                                        const Task& task)
{
    return Validation(set, options, runtime).run(prior, task);
}

Result<std::optional<double>> quickValidation(NetworkRole role, const TrainingSet& set,
                                              const TrainOptions& options,
                                              const ForwardPass& forward, const Task& task)
{
    // Few examples, since validation takes training time.
    constexpr std::size_t mostSlices = 96;
    constexpr std::size_t mostSites = 400;
    if (role == NetworkRole::SagittalLocaliser || role == NetworkRole::AxialLocaliser) {
        const auto slices = heldOut(slicesOf(role, set), set, options, mostSlices);
        if (slices.empty())
            return std::nullopt;
        const auto figures = measureLocaliser(forward, slices, task);
        if (!figures)
            return tl::make_unexpected(figures.error());
        return figures->penalty;
    }
    if (isSegmenter(role)) {
        constexpr std::size_t mostPictures = 24;
        constexpr std::size_t mostCrops = 150;
        const auto blocks = heldOutBlocks(role, set, options);
        if (blocks.empty())
            return std::nullopt;
        const auto figures = measureSegmenter(
            forward, blocks, role == NetworkRole::SagittalSegmenter ? mostPictures : mostCrops,
            task);
        if (!figures)
            return tl::make_unexpected(figures.error());
        return 1 - figures->meanDice();
    }
    const auto sites = heldOut(sitesOf(role, set), set, options, mostSites);
    if (sites.empty())
        return std::nullopt;
    const auto graded = gradeSites(forward, sites, task);
    if (!graded)
        return tl::make_unexpected(graded.error());
    return weightedLoss(*graded, 1);
}

} // namespace foramen
