#pragma once

#include "core/metrics/metrics.h"
#include "core/training/data/train_options.h"
#include "core/training/data/training_set.h"
#include "core/training/record/network_figures.h"
#include "core/training/record/segmenter_figures.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// The figures of the networks in a model folder on the held-out studies.
struct ValidationFigures {
    std::size_t studies = 0;
    std::optional<LocaliserFigures> sagittal;
    std::optional<LocaliserFigures> axial;
    std::array<std::optional<GraderFigures>, kNetworkRoleCount> graders; ///< by role
    std::array<std::optional<SegmenterFigures>, kNetworkRoleCount> segmenters; ///< by role
    std::vector<MeasureAccuracy> measures; ///< taken with those segmenters
    std::optional<OfficialScore> score; ///< with all three graders, at true points
    std::optional<OfficialScore> priorScore; ///< of the prior on the same sites
};

/// Measures the weights in a model folder on the held-out studies; networks without weights or
/// without examples in the set are skipped.
/// @param prior  to compare with.
[[nodiscard]] Result<ValidationFigures>
validateModel(const TrainingSet& set, const TrainOptions& options, NetworkRuntime& runtime,
              const std::array<Probabilities, kSiteCount>& prior, const Task& task = {});

/// Measures a network in training on some of the held-out examples; lower is better: a grader's
/// weighted log loss without a temperature, a localiser's penalty in mm, or 1 less a segmenter's
/// mean Dice coefficient.
/// @return none where no example is held out.
[[nodiscard]] Result<std::optional<double>>
quickValidation(NetworkRole role, const TrainingSet& set, const TrainOptions& options,
                const ForwardPass& forward, const Task& task);

} // namespace foramen
