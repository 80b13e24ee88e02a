#include "core/training/data/folds.h"

#include "core/phantom/recipe/random.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace foramen {

namespace {

/// The number of rare findings in a study, the rarest first.
std::array<int, 3> burdenOf(const SiteSeverities& severities)
{
    std::array<int, 3> burden{};
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        const bool severe = severities[site] == Severity::Severe;
        const bool canal = siteAt(site).condition == Condition::SpinalCanalStenosis;
        burden[0] += severe && canal ? 1 : 0;
        burden[1] += severe ? 1 : 0;
        burden[2] += severities[site] == Severity::Moderate ? 1 : 0;
    }
    return burden;
}

/// @param order  of studies with the same burden.
std::vector<std::size_t> turnsIn(std::vector<std::size_t> order,
                                 const std::vector<SiteSeverities>& severities)
{
    std::vector<std::array<int, 3>> burdens(severities.size());
    std::transform(severities.begin(), severities.end(), burdens.begin(), burdenOf);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return burdens[a] > burdens[b]; });
    std::vector<std::size_t> turns(order.size());
    for (std::size_t turn = 0; turn < order.size(); ++turn)
        turns[order[turn]] = turn;
    return turns;
}

} // namespace

std::vector<std::size_t> stratifiedTurns(const std::vector<SiteSeverities>& severities)
{
    std::vector<std::size_t> order(severities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return turnsIn(std::move(order), severities);
}

std::vector<std::size_t> stratifiedTurns(const std::vector<SiteSeverities>& severities,
                                         std::uint64_t seed)
{
    std::vector<std::size_t> order(severities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    for (std::size_t i = order.size(); i > 1; --i) // Fisher and Yates
        std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    return turnsIn(std::move(order), severities);
}

bool isHeldOut(std::size_t study, const TrainingSet& set, const TrainOptions& options)
{
    const std::size_t turn = study < set.turns.size() ? set.turns[study] : study;
    return options.folds > 1
        && turn % static_cast<std::size_t>(options.folds) == static_cast<std::size_t>(options.fold);
}

bool isHeldOut(const SegmenterBlock& block, const TrainingSet& set, const TrainOptions& options)
{
    if (block.isGenerated)
        return isHeldOut(block.number, set, options);
    return options.folds > 1
        && block.number % static_cast<std::size_t>(options.folds)
        == static_cast<std::size_t>(options.fold);
}

} // namespace foramen
