#pragma once

#include "core/base/result.h"
#include "core/training/data/training_study.h"
#include "core/training/record/validation.h"

#include <array>
#include <string>

namespace foramen {

/// The prior of a model: what is said of a site that cannot be graded.
struct Prior {
    std::array<Probabilities, kSiteCount> rows{};
    std::string origin; ///< for the card
};

/// The shares of grades at each site, each grade weighted by 1, 2, 4 (the constant answer of least
/// loss), with one made-up study of each grade so that nothing is impossible.
[[nodiscard]] Prior priorFromLabels(const std::vector<SiteSeverities>& labels);
/// The same from the published shares of the RSNA 2024 training set: for models of generated
/// anatomy, whose grades are drawn, not found.
[[nodiscard]] Prior publishedPrior();

/// Writes card.json for the weights that lie in the folder; of an older card it keeps the figures
/// and temperatures of networks that were not measured now.
[[nodiscard]] Result<void> writeModelCard(const TrainOptions& options, const StudySource& source,
                                          const Prior& prior, const ValidationFigures& figures);

} // namespace foramen
