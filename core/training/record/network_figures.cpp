#include "core/training/record/network_figures.h"

#include "core/ai/levels/heat_maps.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_contract.h"
#include "core/metrics/scored_rows.h"
#include "core/training/data/batches.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr std::size_t kBatch = 32;

/// The peak of a point channel, map pixels: centre of mass around the largest value.
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

/// Sums up the figures of a localiser.
class LocaliserTally {
public:
    void add(const HeatMaps& maps, const LocaliserExample& example)
    {
        constexpr double right = 10; // mm
        constexpr double most = 30; // mm, the penalty of a missed or false point
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
                m_penalty += calledAbsent ? 0 : most;
                continue;
            }
            ++m_figures.points;
            if (calledAbsent) {
                m_penalty += most;
                continue;
            }
            const ImagePoint peak = peakOf(maps, i);
            const double error = spacing * std::hypot(peak.column - column, peak.row - row);
            m_errorSum += error;
            m_penalty += std::min(error, most);
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
        result.penalty = share(m_penalty, m_figures.points + m_absent);
        result.rightlyAbsent = share(m_rightlyAbsent, m_absent);
        return result;
    }

private:
    LocaliserFigures m_figures;
    std::size_t m_placed = 0;
    std::size_t m_absent = 0;
    double m_errorSum = 0;
    double m_penalty = 0;
    double m_found = 0;
    double m_rightlyAbsent = 0;
};

} // namespace

Result<LocaliserFigures> measureLocaliser(const ForwardPass& forward,
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
        const auto output = forward(batch.input);
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

Result<std::vector<GradedSite>>
gradeSites(const ForwardPass& forward, const std::vector<const SiteBlock*>& sites, const Task& task)
{
    std::vector<GradedSite> graded;
    for (std::size_t first = 0; first < sites.size(); first += kBatch) {
        if (task.cancelled())
            return cancelledFailure();
        std::vector<std::vector<float>> crops;
        for (std::size_t i = first; i < std::min(first + kBatch, sites.size()); ++i)
            crops.push_back(plainCrop(*sites[i]));
        const auto output = forward(batchOf(crops, {}).input);
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

double weightedLoss(const std::vector<GradedSite>& sites, double temperature)
{
    double sum = 0;
    double weightSum = 0;
    for (const GradedSite& site : sites) {
        const auto grade = static_cast<std::size_t>(site.site->severity);
        const double weight = severityWeight(site.site->severity);
        const double probability = calibratedProbabilities(site.logits.data(), temperature)[grade];
        sum -= weight * std::log(std::max(probability, 1e-15));
        weightSum += weight;
    }
    return weightSum > 0 ? sum / weightSum : 0;
}

namespace {

/// The temperature with the lowest loss, to a hundredth of its logarithm.
double bestTemperature(const std::vector<GradedSite>& sites)
{
    double best = 1;
    for (double log = -1.2; log <= 2.4; log += 0.02)
        if (weightedLoss(sites, std::exp(log)) < weightedLoss(sites, best))
            best = std::exp(log);
    return best;
}

} // namespace

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

} // namespace foramen
