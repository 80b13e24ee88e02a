#include "core/training/validation.h"

#include "core/ai/heat_maps.h"
#include "core/ai/network_contract.h"
#include "core/training/batches.h"
#include "core/training/training_loop.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kBatch = 32;
/// More slices than this tell nothing new.
constexpr std::size_t kMostSlices = 1200;

/// The place of a point channel's peak, map pixels: centre of mass about the largest value.
ImagePoint peakOf(const HeatMaps& maps, std::size_t channel)
{
    int row = 0;
    int column = 0;
    for (int r = 0; r < maps.size(); ++r)
        for (int c = 0; c < maps.size(); ++c)
            if (maps.at(channel, r, c) > maps.at(channel, row, column)) {
                row = r;
                column = c;
            }
    constexpr int radius = 2;
    double sum = 0;
    ImagePoint mean;
    for (int r = std::max(row - radius, 0); r <= std::min(row + radius, maps.size() - 1); ++r)
        for (int c = std::max(column - radius, 0); c <= std::min(column + radius, maps.size() - 1);
             ++c) {
            const double weight = maps.at(channel, r, c);
            sum += weight;
            mean.column += weight * c;
            mean.row += weight * r;
        }
    return sum > 0 ? ImagePoint{mean.column / sum, mean.row / sum} : ImagePoint{};
}

/// Adds up the figures of a localiser.
class LocaliserTally {
public:
    void add(const HeatMaps& maps, const LocaliserExample& example)
    {
        constexpr double right = 10; // mm
        constexpr double spacing = kPictureSpacing * kMapStride;
        for (std::size_t i = 0; 2 * i < example.points.size(); ++i) {
            const double column = example.points[2 * i];
            const double row = example.points[2 * i + 1];
            const bool calledAbsent = maps.absent(i) > 0.5;
            if (std::isnan(column))
                continue;
            if (column < 0) {
                ++m_absent;
                m_rightlyAbsent += calledAbsent ? 1 : 0;
                continue;
            }
            ++m_figures.points;
            if (calledAbsent)
                continue;
            const ImagePoint peak = peakOf(maps, i);
            const double error = spacing * std::hypot(peak.column - column, peak.row - row);
            m_errorSum += error;
            ++m_placed;
            m_found += error <= right ? 1 : 0;
        }
    }

    [[nodiscard]] LocaliserFigures figures() const
    {
        LocaliserFigures result = m_figures;
        const auto share = [](double part, std::size_t all) {
            return all == 0 ? 0 : part / static_cast<double>(all);
        };
        result.meanError = share(m_errorSum, m_placed);
        result.found = share(m_found, m_figures.points);
        result.rightlyAbsent = share(m_rightlyAbsent, m_absent);
        return result;
    }

private:
    LocaliserFigures m_figures;
    std::size_t m_placed = 0;
    std::size_t m_absent = 0;
    double m_errorSum = 0;
    double m_found = 0;
    double m_rightlyAbsent = 0;
};

Result<LocaliserFigures> measureLocaliser(Network& network,
                                          const std::vector<const LocaliserSlice*>& slices,
                                          const Task& task)
{
    LocaliserTally tally;
    for (std::size_t first = 0; first < slices.size(); first += kBatch) {
        if (task.cancelled())
            return cancelledFailure();
        std::vector<LocaliserExample> examples;
        for (std::size_t i = first; i < std::min(first + kBatch, slices.size()); ++i)
            examples.push_back(plainExample(*slices[i]));
        const TrainingBatch batch = batchOf(examples, slices[first]->plane);
        const auto output = network.run(batch.input);
        if (!output)
            return tl::make_unexpected(output.error());
        const auto size = static_cast<std::ptrdiff_t>(output->values.size() / examples.size());
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const auto from = output->values.begin() + static_cast<std::ptrdiff_t>(i) * size;
            const HeatMaps maps({from, from + size}, static_cast<int>(output->shape[3]),
                                static_cast<std::size_t>(batch.points.shape[1]), {});
            tally.add(maps, examples[i]);
        }
    }
    return tally.figures();
}

/// A graded site and what a grader said of it.
struct GradedSite {
    const SiteBlock* site = nullptr;
    std::array<double, kSeverityCount> logits{};
};

Result<std::vector<GradedSite>>
gradeSites(Network& network, const std::vector<const SiteBlock*>& sites, const Task& task)
{
    std::vector<GradedSite> graded;
    for (std::size_t first = 0; first < sites.size(); first += kBatch) {
        if (task.cancelled())
            return cancelledFailure();
        std::vector<std::vector<float>> crops;
        for (std::size_t i = first; i < std::min(first + kBatch, sites.size()); ++i)
            crops.push_back(plainCrop(*sites[i]));
        const auto output = network.run(batchOf(crops, {}).input);
        if (!output)
            return tl::make_unexpected(output.error());
        for (std::size_t i = 0; i < crops.size(); ++i) {
            GradedSite one{sites[first + i], {}};
            for (std::size_t k = 0; k < kSeverityCount; ++k)
                one.logits[k] = output->values[i * kSeverityCount + k];
            graded.push_back(one);
        }
    }
    return graded;
}

Probabilities probabilitiesOf(const GradedSite& site, double temperature)
{
    Probabilities result{};
    const double top = *std::max_element(site.logits.begin(), site.logits.end());
    double sum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        sum += result[k] = std::exp((site.logits[k] - top) / temperature);
    for (double& probability : result)
        probability /= sum;
    return result;
}

double weightedLoss(const std::vector<GradedSite>& sites, double temperature)
{
    constexpr std::array<double, kSeverityCount> weights = {1, 2, 4};
    double sum = 0;
    double weightSum = 0;
    for (const GradedSite& site : sites) {
        const auto grade = static_cast<std::size_t>(site.site->severity);
        const double probability = std::max(probabilitiesOf(site, temperature)[grade], 1e-15);
        sum -= weights[grade] * std::log(probability);
        weightSum += weights[grade];
    }
    return weightSum > 0 ? sum / weightSum : 0;
}

/// The temperature of least loss, to a hundredth of its logarithm.
double bestTemperature(const std::vector<GradedSite>& sites)
{
    double best = 1;
    for (double log = -1.2; log <= 2.4; log += 0.02)
        if (weightedLoss(sites, std::exp(log)) < weightedLoss(sites, best))
            best = std::exp(log);
    return best;
}

GraderFigures figuresOf(const std::vector<GradedSite>& sites)
{
    GraderFigures figures;
    figures.sites = sites.size();
    figures.temperature = bestTemperature(sites);
    figures.loss = weightedLoss(sites, figures.temperature);
    std::array<double, kSeverityCount> right{};
    std::array<double, kSeverityCount> all{};
    for (const GradedSite& site : sites) {
        const auto grade = static_cast<std::size_t>(site.site->severity);
        const auto called = static_cast<std::size_t>(
            std::max_element(site.logits.begin(), site.logits.end()) - site.logits.begin());
        ++all[grade];
        right[grade] += called == grade ? 1 : 0;
    }
    double rightSum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        rightSum += right[k];
        figures.recall[k] = all[k] > 0 ? right[k] / all[k] : 0;
    }
    figures.accuracy = sites.empty() ? 0 : rightSum / static_cast<double>(sites.size());
    return figures;
}

/// One run over a set: what the networks of a folder make of the studies kept apart.
class Validation {
public:
    Validation(const TrainingSet& set, const TrainOptions& options, NetworkRuntime& runtime)
        : m_set(set)
        , m_options(options)
        , m_runtime(runtime)
    {
        for (std::size_t i = 0; i < set.studies.size(); ++i)
            m_figures.studies += isHeldOut(i, options) && !set.studies[i].empty() ? 1 : 0;
    }

    Result<ValidationFigures> run(const std::array<Probabilities, kSiteCount>& prior,
                                  const Task& task)
    {
        if (auto done = localiser(NetworkRole::SagittalLocaliser, m_figures.sagittal, task); !done)
            return tl::make_unexpected(done.error());
        if (auto done = localiser(NetworkRole::AxialLocaliser, m_figures.axial, task); !done)
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
        return m_runtime.load(std::string(architectureOf(role)), file);
    }

    Result<void> localiser(NetworkRole role, std::optional<LocaliserFigures>& to, const Task& task)
    {
        const auto& all = role == NetworkRole::SagittalLocaliser ? m_set.sagittal : m_set.axial;
        std::vector<const LocaliserSlice*> slices;
        for (const LocaliserSlice& slice : all)
            if (isHeldOut(slice.study, m_options) && slices.size() < kMostSlices)
                slices.push_back(&slice);
        auto network = load(role);
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network || slices.empty())
            return {};
        const auto figures = measureLocaliser(**network, slices, task);
        if (!figures)
            return tl::make_unexpected(figures.error());
        to = *figures;
        return {};
    }

    /// @return whether there was something to grade with and to grade.
    Result<bool> grader(NetworkRole role, const std::array<Probabilities, kSiteCount>& prior,
                        const Task& task)
    {
        const auto& all = role == NetworkRole::CanalGrader ? m_set.canal
            : role == NetworkRole::ForaminalGrader         ? m_set.foraminal
                                                           : m_set.subarticular;
        std::vector<const SiteBlock*> sites;
        for (const SiteBlock& site : all)
            if (isHeldOut(site.study, m_options))
                sites.push_back(&site);
        auto network = load(role);
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network || sites.empty())
            return false;
        const auto graded = gradeSites(**network, sites, task);
        if (!graded)
            return tl::make_unexpected(graded.error());
        const GraderFigures figures = figuresOf(*graded);
        m_figures.graders[static_cast<std::size_t>(role)] = figures;
        for (const GradedSite& one : *graded) {
            const std::string& study = m_set.studies[one.site->study];
            const std::size_t index = siteIndex(one.site->site);
            m_truth[study][index] = one.site->severity;
            m_predictions.push_back(
                {study, one.site->site, probabilitiesOf(one, figures.temperature)});
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

} // namespace foramen
