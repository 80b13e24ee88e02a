#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

/// The value at a 0-based place of the sorted values. Reorders @p values.
/// @param values  more than @p place
template <class T> T rankedValue(std::vector<T>& values, std::size_t place)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Which value is taken for a percentile that lies between two values.
enum class PercentileRule {
    Lower, ///< the lower one
    Nearest, ///< the nearer one
};

/// A percentile, always one of the values. Reorders @p values.
/// @param values  not empty
/// @param share  0 to 1
template <class T>
T percentileOf(std::vector<T>& values, double share, PercentileRule rule = PercentileRule::Lower)
{
    const double place = share * static_cast<double>(values.size() - 1);
    return rankedValue(values,
                       rule == PercentileRule::Lower
                           ? static_cast<std::size_t>(place)
                           : static_cast<std::size_t>(std::lround(place)));
}

/// A percentile by linear interpolation between the two values next to it.
/// @param sorted  not empty
/// @param share  0 to 1
[[nodiscard]] double interpolatedPercentile(const std::vector<double>& sorted, double share);

/// The bin of a histogram in which a percentile lies (PercentileRule::Lower); the last one where
/// @p total is 0.
/// @param total  the sum of @p counts
[[nodiscard]] std::size_t percentileBin(const std::vector<std::uint32_t>& counts,
                                        std::uint64_t total, double share);

/// The middle value, or the mean of the two in the middle.
/// @param values  not empty
[[nodiscard]] double medianOf(std::vector<double> values);

/// The middle value, or the upper one of the two in the middle: always one of the values.
/// @param values  not empty
template <class T> T upperMedianOf(std::vector<T> values)
{
    return rankedValue(values, values.size() / 2);
}

} // namespace foramen
