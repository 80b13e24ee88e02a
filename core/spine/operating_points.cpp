#include "core/spine/operating_points.h"

#include <algorithm>

namespace foramen {

Severity gradeAt(const Probabilities& probabilities, const CutOff& cutOff)
{
    const auto& [normalMild, moderate, severe] = probabilities;
    if (!cutOff.isSet())
        return likeliest(probabilities);
    if (cutOff.severe && severe >= *cutOff.severe)
        return Severity::Severe;
    const bool isAbnormal = cutOff.moderate ? moderate + severe >= *cutOff.moderate
                                            : std::max(moderate, severe) > normalMild;
    if (!isAbnormal)
        return Severity::NormalMild;
    // Severe is decided by its own cut-off where it has one, and was not reached.
    return cutOff.severe || moderate >= severe ? Severity::Moderate : Severity::Severe;
}

} // namespace foramen
