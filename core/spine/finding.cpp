#include "core/spine/finding.h"

#include <algorithm>
#include <functional>

namespace foramen {

Severity likeliest(const Probabilities& probabilities)
{
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    return kSeverities[static_cast<std::size_t>(best - probabilities.begin())];
}

bool isUncertain(const Probabilities& probabilities)
{
    constexpr double leastLead = 0.2;
    Probabilities sorted = probabilities;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    return sorted[0] - sorted[1] < leastLead;
}

bool isUncertain(const Finding& finding)
{
    constexpr double checkFirst =
        0.7; // core/ai/README.md states how many sites that are, and how many of them are wrong
    if (finding.refused)
        return false;
    return finding.uncertainty ? *finding.uncertainty > checkFirst
                               : isUncertain(finding.probabilities);
}

} // namespace foramen
