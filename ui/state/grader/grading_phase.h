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

/// Nothing is graded, and nothing was asked for.
struct GradingOff { };
/// The grading waits for the pictures; that of a prior waits for the open study, too.
struct GradingWaiting { };
/// The grading runs. Leaving this phase, or closing the study, ends the work.
struct GradingRunning {
    ScopeGuard work;
    ModelIdentity model; ///< without a name until it is loaded
    QString stage;
    int findings = 0; ///< so far
    double progress = 0; ///< 0 to 1
};
/// The grading is complete.
struct GradingDone {
    QString summary; ///< device, model, sites, time
};
/// The reader cancelled the grading.
struct GradingCancelled {
    int sites = 0; ///< graded until then
};
/// The model or the device failed.
struct GradingFailed {
    QString reason;
    QString saved; ///< summary of the saved grading; empty when there is none
};

/// State of the grading of one study.
using GradingPhase = std::variant<GradingOff, GradingWaiting, GradingRunning, GradingDone,
                                  GradingCancelled, GradingFailed>;

[[nodiscard]] inline GradingState stateOf(const GradingPhase& phase)
{
    return static_cast<GradingState>(phase.index()); // in the order of the enumeration
}

/// Findings of a running grading, with the levels as the model numbers them.
struct StreamedFindings {
    std::array<std::optional<Finding>, kSiteCount> findings;
};

/// The model's findings since the study was opened: none, those of a first grading that runs or was
/// cancelled, or the newest complete grading.
using ModelFindings = std::variant<std::monostate, StreamedFindings, Grading>;

} // namespace foramen
