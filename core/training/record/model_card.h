#pragma once

#include "core/base/result.h"
#include "core/training/data/training_study.h"
#include "core/training/record/validation.h"

#include <array>
#include <string>

namespace foramen {

/// The prior of a model: the probabilities of a site that cannot be graded.
struct Prior {
    std::array<Probabilities, kSiteCount> rows{};
    std::string origin; ///< for the card
};

/// The shares of grades at each site, weighted by 1, 2, 4 (the constant prediction with the lowest
/// loss), plus one pseudo-count of each grade so that no probability is 0.
[[nodiscard]] Prior priorFromLabels(const std::vector<SiteSeverities>& labels);
/// The same where labels are few: at each site the shares of @p base, which are weighted
/// already, count like 20 labels.
[[nodiscard]] Prior priorFromLabels(const std::vector<SiteSeverities>& labels,
                                    const std::array<Probabilities, kSiteCount>& base);
/// The same from the published shares of the RSNA 2024 training set: for models trained on
/// generated anatomy, whose grades are drawn at random.
[[nodiscard]] Prior publishedPrior();

/// Writes card.json for the weights in the folder. The figures and temperatures of networks that
/// were not measured now are taken from an older card, or from that of the model to begin from; the
/// card says which weights a training began with (checksums). @param set  that was learned from.
[[nodiscard]] Result<void> writeModelCard(const TrainOptions& options, const StudySource& source,
                                          const TrainingSet& set, const Prior& prior,
                                          const ValidationFigures& figures);

} // namespace foramen
