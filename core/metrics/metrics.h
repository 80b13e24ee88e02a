#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/rsna_tables.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// The official score of the RSNA 2024 challenge and its parts: sample-weighted log losses, weights
/// 1, 2, 4. Formula: the challenge host's metric notebook, as described in the manual's chapter
/// "Evaluation".
struct OfficialScore {
    double score = 0; ///< mean of the four parts
    double spinal = 0;
    double foraminal = 0; ///< left and right pooled
    double subarticular = 0; ///< left and right pooled
    double anySevere = 0; ///< whether any canal level of a study is severe, predicted by its
                          ///< largest severe value before clipping
    std::size_t rowCount = 0; ///< rows scored; rows without truth are dropped
};

/// @return InvalidArgument when a probability is negative or not finite, when a labelled row has no
/// prediction or two, or when there is no row to score.
[[nodiscard]] Result<OfficialScore> officialScore(const LabelTable& truth,
                                                  const std::vector<SubmissionRow>& predictions);

/// The best prediction without images: for every study of the truth and every site, that site's
/// class frequencies in the truth, adjusted for the metric's weights. A site without truth gets
/// thirds.
[[nodiscard]] std::vector<SubmissionRow> priorPredictions(const LabelTable& truth);

} // namespace foramen
