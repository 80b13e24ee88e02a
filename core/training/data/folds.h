#pragma once

#include "core/training/data/train_options.h"
#include "core/training/data/training_set.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

/// The order in which studies are assigned to folds: those with most Severe grades first, so that
/// each fold gets its share of studies with a severe canal, with other severe sites and with none.
/// A study stays whole; the challenge's have one patient each.
/// @return the turn of each study, from 0.
[[nodiscard]] std::vector<std::size_t>
stratifiedTurns(const std::vector<SiteSeverities>& severities);

/// The same, where studies with the same grades follow in an order that depends on the seed.
[[nodiscard]] std::vector<std::size_t>
stratifiedTurns(const std::vector<SiteSeverities>& severities, std::uint64_t seed);

/// Whether a study of the set is held out from training.
[[nodiscard]] bool isHeldOut(std::size_t study, const TrainingSet& set,
                             const TrainOptions& options);

/// Whether the pictures of a segmenter's block are held out.
[[nodiscard]] bool isHeldOut(const SegmenterBlock& block, const TrainingSet& set,
                             const TrainOptions& options);

} // namespace foramen
