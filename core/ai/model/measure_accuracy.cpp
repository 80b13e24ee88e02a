#include "core/ai/model/measure_accuracy.h"

namespace foramen {

std::optional<double> deviationOf(const std::vector<MeasureAccuracy>& measures, MeasureKind kind)
{
    std::optional<double> generated;
    for (const MeasureAccuracy& accuracy : measures) {
        if (accuracy.kind != kind)
            continue;
        if (!accuracy.isGenerated)
            return accuracy.deviation;
        generated = accuracy.deviation;
    }
    return generated;
}

} // namespace foramen
