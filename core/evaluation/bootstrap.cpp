#include "core/evaluation/bootstrap.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace foramen {

namespace {

constexpr std::size_t kFewestStudies = 5;

} // namespace

StudyBootstrap::StudyBootstrap(std::size_t studies, std::size_t resamples, std::uint64_t seed)
    : m_all(studies, 1.0)
{
    if (studies < kFewestStudies)
        return;
    // Random engines of the C++ standard are portable, its distributions are not.
    std::mt19937_64 random(seed);
    constexpr double unit = 1.0 / 9007199254740992.0; // 2^-53
    m_resamples.assign(resamples, StudyWeights(studies, 0.0));
    for (StudyWeights& weights : m_resamples)
        for (std::size_t i = 0; i < studies; ++i) {
            const double uniform = static_cast<double>(random() >> 11U) * unit;
            ++weights[static_cast<std::size_t>(uniform * static_cast<double>(studies))];
        }
}

std::optional<Interval> StudyBootstrap::interval(
    const std::function<std::optional<double>(const StudyWeights&)>& figure) const
{
    std::vector<double> values;
    values.reserve(m_resamples.size());
    for (const StudyWeights& weights : m_resamples)
        if (const auto value = figure(weights))
            values.push_back(*value);
    if (values.empty() || values.size() * 10 < m_resamples.size() * 9)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    return Interval{interpolatedPercentile(values, 0.025), interpolatedPercentile(values, 0.975)};
}

} // namespace foramen
