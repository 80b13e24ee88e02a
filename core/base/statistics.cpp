#include "core/base/statistics.h"

namespace foramen {

double interpolatedPercentile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::size_t percentileBin(const std::vector<std::uint32_t>& counts, std::uint64_t total,
                          double share)
{
    const auto wanted =
        static_cast<std::uint64_t>(share * static_cast<double>(total > 0 ? total - 1 : 0));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        seen += counts[i];
        if (seen > wanted)
            return i;
    }
    return counts.size() - 1;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace foramen
