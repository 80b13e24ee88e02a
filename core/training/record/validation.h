#pragma once

#include "core/metrics/metrics.h"
#include "core/training/data/train_options.h"
#include "core/training/data/training_set.h"
#include "core/training/record/network_figures.h"

#include <array>
#include <cstddef>
#include <optional>

namespace foramen {

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

/// A network that is being trained, measured on some of the examples kept apart; less is better: a
/// grader's weighted log loss as it is, without a temperature, or a localiser's penalty in mm.
/// @return none where no example is kept apart.
[[nodiscard]] Result<std::optional<double>>
quickValidation(NetworkRole role, const TrainingSet& set, const TrainOptions& options,
                const ForwardPass& forward, const Task& task);

} // namespace foramen
