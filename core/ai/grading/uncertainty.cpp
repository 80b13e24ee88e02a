#include "core/ai/grading/uncertainty.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace foramen {

double uncertaintyOf(std::span<const Probabilities> crops)
{
    assert(!crops.empty());
    double entropy = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        double mean = 0;
        for (const Probabilities& one : crops)
            mean += one[k];
        mean /= static_cast<double>(crops.size());
        if (mean > 0)
            entropy -= mean * std::log(mean);
    }
    return std::clamp(entropy / std::log(static_cast<double>(kSeverityCount)), 0.0, 1.0);
}

} // namespace foramen
