#pragma once

#include "core/evaluation/agreement.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// Resamples of studies, drawn with replacement (Efron 1979). Studies are drawn and not sites,
/// since the 25 sites of a spine are not independent. Equal arguments give equal resamples on every
/// machine.
class StudyBootstrap {
public:
    /// @param resamples  0 for no intervals.
    StudyBootstrap(std::size_t studies, std::size_t resamples, std::uint64_t seed);

    /// The 2.5th to 97.5th percentile of a figure over the resamples; none with fewer than 5
    /// studies, or where the figure is undefined in more than one of ten resamples.
    [[nodiscard]] std::optional<Interval>
    interval(const std::function<std::optional<double>(const StudyWeights&)>& figure) const;

    /// The weights with every study once.
    [[nodiscard]] const StudyWeights& all() const { return m_all; }

private:
    StudyWeights m_all;
    std::vector<StudyWeights> m_resamples;
};

} // namespace foramen
