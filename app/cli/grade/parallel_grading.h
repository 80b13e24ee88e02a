#pragma once

#include "app/cli/grade/study_grader.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace foramen {

/// A study that could be graded, or why not.
struct GradingOutcome {
    std::size_t study; ///< index
    Result<GradedStudy> graded;
};

/// Grades studies on as many threads as there are predictors. A study that fails, also with an
/// exception, does not stop the others; a failure of model or device does.
/// @param wanted  indices of @p studies, graded in this order.
/// @param take  gets each outcome on the calling thread, as it comes.
/// @return Cancelled, with the studies so far taken; failures of model and device.
[[nodiscard]] Result<void>
gradeInParallel(const std::vector<std::unique_ptr<Predictor>>& predictors,
                std::span<const Study> studies, const std::vector<std::size_t>& wanted,
                const StudyGradingOptions& options, const Task& task,
                const std::function<void(GradingOutcome)>& take);

} // namespace foramen
