#pragma once

#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/spine/terms.h"
#include "core/training/data/training_set.h"

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace foramen {

/// The accuracy of a localiser on single slices of held-out studies.
struct LocaliserFigures {
    std::size_t points = 0; ///< points in view
    double meanError = 0; ///< mm, of those that were found
    double found = 0; ///< share of the points in view that were found within 10 mm
    double rightlyAbsent = 0; ///< share of the points out of view that were recognised as such
    /// A summary in mm: the mean distance, where a point that is missed, false or further away than
    /// 30 mm counts as 30 mm.
    double penalty = 0;
};

/// The accuracy of a grader at true points.
struct GraderFigures {
    std::size_t sites = 0;
    double accuracy = 0;
    std::array<double, kSeverityCount> recall{}; ///< of each grade
    double loss = 0; ///< weighted log loss, as in the official score
    double temperature = 1; ///< that minimises the loss
};

/// The true grade of a site and the output of a grader.
struct GradedSite {
    const SiteBlock* site = nullptr;
    std::array<float, kSeverityCount> logits{};
};

/// A forward pass of a Network or of a Learner.
using ForwardPass = std::function<Result<Tensor>(const Tensor& input)>;

[[nodiscard]] Result<LocaliserFigures>
measureLocaliser(const ForwardPass& forward, const std::vector<const LocaliserSlice*>& slices,
                 const Task& task);

[[nodiscard]] Result<std::vector<GradedSite>> gradeSites(const ForwardPass& forward,
                                                         const std::vector<const SiteBlock*>& sites,
                                                         const Task& task);
/// The weighted log loss of the official score for these sites. @return 0 for no sites.
[[nodiscard]] double weightedLoss(const std::vector<GradedSite>& sites, double temperature);
[[nodiscard]] GraderFigures figuresOf(const std::vector<GradedSite>& sites);

} // namespace foramen
