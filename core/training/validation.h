#pragma once

#include "core/training/metrics.h"
#include "core/training/trainer.h"
#include "core/training/training_set.h"

#include <array>
#include <cstddef>
#include <optional>

namespace foramen {

/// How well a localiser finds points in single slices of studies that it was not trained on.
struct LocaliserFigures {
    std::size_t points = 0; ///< points in view
    double meanError = 0; ///< mm, of those that were found
    double found = 0; ///< share of the points in view that were found within 10 mm
    double rightlyAbsent = 0; ///< share of the points out of view that were called so
};

/// How well a grader grades sites whose place is known.
struct GraderFigures {
    std::size_t sites = 0;
    double accuracy = 0;
    std::array<double, kSeverityCount> recall{}; ///< of each grade
    double loss = 0; ///< weighted log loss, as in the official score
    double temperature = 1; ///< that makes the loss least
};

struct ValidationFigures {
    std::size_t studies = 0;
    std::optional<LocaliserFigures> sagittal;
    std::optional<LocaliserFigures> axial;
    std::array<std::optional<GraderFigures>, kNetworkRoleCount> graders; ///< by role
    std::optional<OfficialScore> score; ///< with all three graders, at known places
    std::optional<OfficialScore> priorScore; ///< of the prior on the same sites
};

/// Measures the weights in a model folder on the studies kept apart; networks without weights or
/// without examples in the set are passed over.
/// @param prior  to compare with.
[[nodiscard]] Result<ValidationFigures>
validateModel(const TrainingSet& set, const TrainOptions& options, NetworkRuntime& runtime,
              const std::array<Probabilities, kSiteCount>& prior, const Task& task = {});

} // namespace foramen
