#pragma once

#include "core/spine/finding.h"

#include <functional>
#include <string>

namespace foramen {

/// How long a stage took, s.
struct StageTime {
    std::string stage; ///< "load model", "localise", "grade canal", ...
    double seconds = 0;
    double networks = 0; ///< of these, s spent in the networks
};

/// What the reader is told while a grading runs.
enum class GradingStage {
    FindingLevels,
    FindingRecesses,
    GradingCanal,
    GradingForamina,
    GradingRecesses
};

/// What a caller hears of a grading before it ends.
struct PredictorEvents {
    std::function<void(GradingStage stage)> stageStarted; ///< may be empty
    std::function<void(const Finding&)>
        findingReady; ///< each finding as soon as it is known; may be empty
};

} // namespace foramen
