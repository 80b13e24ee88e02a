#pragma once

#include "core/ai/grading/predictor.h"
#include "core/spine/assessment.h"
#include "ui/state/tasks/scope_guard.h"

#include <QString>

#include <array>
#include <optional>
#include <variant>

namespace foramen {

/// The phases of a grading by name.
enum class GradingState { Off, Waiting, Running, Done, Cancelled, Failed };

struct GradingOff { };
/// For the pictures, or, of a prior, for the open study.
struct GradingWaiting { };
/// Leaving this phase, or closing the study, ends the work.
struct GradingRunning {
    ScopeGuard work;
    ModelIdentity model; ///< without a name until it is loaded
    QString stage;
    int findings = 0; ///< so far
    double progress = 0; ///< 0 to 1
};
struct GradingDone {
    QString summary; ///< device, model, sites, time
};
struct GradingCancelled {
    int sites = 0; ///< graded by then
};
struct GradingFailed {
    QString reason;
    QString saved; ///< summary of the grading that stands; empty when there is none
};

/// Where the grading of a study stands.
using GradingPhase = std::variant<GradingOff, GradingWaiting, GradingRunning, GradingDone,
                                  GradingCancelled, GradingFailed>;

[[nodiscard]] inline GradingState stateOf(const GradingPhase& phase)
{
    return static_cast<GradingState>(phase.index()); // in the order of the enumeration
}

/// Findings that came one by one, as the model numbers the levels.
struct StreamedFindings {
    std::array<std::optional<Finding>, kSiteCount> findings;
};

/// What a model has said of a study since it was opened: nothing, the findings of a first grading
/// that runs or was cut short, or the newest whole grading.
using ModelFindings = std::variant<std::monostate, StreamedFindings, Grading>;

} // namespace foramen
