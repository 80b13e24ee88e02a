#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/rsna_tables.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// A labelled site with its prediction.
struct ScoredRow {
    std::size_t study = 0; ///< index into ScoredRows::studies
    Site site;
    Severity truth = Severity::NormalMild;
    Probabilities probabilities{}; ///< as predicted; they need not sum to 1
};

/// The labelled sites, ordered by study and then site.
struct ScoredRows {
    std::vector<std::string> studies; ///< identifiers, only of studies with a row
    std::vector<ScoredRow> rows;
};

/// Sites without truth and predictions without a labelled site are dropped.
/// @return InvalidArgument when a probability is negative or not finite, when a labelled site has
/// no prediction or two, or when no site has a truth.
[[nodiscard]] Result<ScoredRows> scoredRows(const LabelTable& truth,
                                            const std::vector<SubmissionRow>& predictions);

/// The weight of a site in the official score by its true grade: 1, 2, 4.
[[nodiscard]] double severityWeight(Severity severity);

/// The probability, clipped to stay away from 0 and 1 by the spacing of doubles at 1, so that no
/// loss is infinite.
[[nodiscard]] double clippedProbability(double probability);

/// The probabilities of a row, clipped and scaled to sum 1, as the official score takes them.
[[nodiscard]] Probabilities scaledProbabilities(const ScoredRow& row);

/// The unweighted log loss of a row.
[[nodiscard]] double rowLoss(const ScoredRow& row);

/// The parts of the official score.
enum class ScorePart { Spinal, Foraminal, Subarticular, AnySevere };
constexpr std::size_t kScorePartCount = 4;

/// The contribution of one study to numerator and denominator of each part, by ScorePart.
struct StudyLosses {
    std::array<double, kScorePartCount> sum{};
    std::array<double, kScorePartCount> weight{};
};

/// By index of the study. Each part of the score is the quotient of the sums over all studies.
[[nodiscard]] std::vector<StudyLosses> studyLosses(const ScoredRows& scored);

} // namespace foramen
