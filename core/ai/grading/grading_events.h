#pragma once

#include "core/spine/finding.h"

#include <functional>
#include <string>

namespace foramen {

/// How long a stage took, s.
struct StageTime {
    std::string stage; ///< "load model", "localise", "grade canal", ...
    double seconds = 0;
    double networks = 0; ///< seconds of these that the networks took
};

/// The stage that a progress display names while a grading runs.
enum class GradingStage {
    FindingLevels,
    FindingRecesses,
    GradingCanal,
    GradingForamina,
    GradingRecesses
};

/// Callbacks of a grading that runs.
struct PredictorEvents {
    std::function<void(GradingStage stage)> stageStarted; ///< may be empty
    std::function<void(const Finding&)>
        findingReady; ///< each finding as soon as it is known; may be empty
};

} // namespace foramen
