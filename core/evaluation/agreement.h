#pragma once

#include "core/metrics/scored_rows.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// A 95 % confidence interval.
struct Interval {
    double low = 0;
    double high = 0;
};

/// A figure, where it is defined, and how sure it is, where that is known.
struct Estimate {
    std::optional<double> value;
    std::optional<Interval> interval;
};

/// How often each study counts in a resample: one number a study.
using StudyWeights = std::vector<double>;

/// Sites by true grade, then by likeliest predicted grade, each counted by its study's weight.
using ConfusionTable = std::array<std::array<double, kSeverityCount>, kSeverityCount>;

/// Rows of one group of sites.
using RowGroup = std::vector<const ScoredRow*>;

[[nodiscard]] ConfusionTable confusionOf(const RowGroup& rows, const StudyWeights& weights);

/// Cohen's kappa with quadratic weights: a miss by two grades counts four times a miss by one
/// (Cohen 1968). @return none where truth and predictions are one and the same grade throughout.
[[nodiscard]] std::optional<double> quadraticKappa(const ConfusionTable& confusion);

/// Mean log loss weighted 1, 2, 4 by true grade, as in the official score. Summed up by study once,
/// then cheap for any weights.
class WeightedLogLoss {
public:
    WeightedLogLoss(const RowGroup& rows, std::size_t studyCount);

    /// @return none without rows.
    [[nodiscard]] std::optional<double> operator()(const StudyWeights& weights) const;

private:
    std::vector<double> m_sums; ///< by study
    std::vector<double> m_weights;
};

/// Area under the ROC curve of one question about sites ("is it Severe?"): the chance that a site
/// where it is so scores higher than one where it is not, ties counting half. Sorted once, then
/// cheap for any weights.
class RocArea {
public:
    /// @param isPositive  the truth of the question
    /// @param score  higher where the model says yes
    RocArea(const RowGroup& rows, const std::function<bool(Severity)>& isPositive,
            const std::function<double(const Probabilities&)>& score);

    /// @return none where all sites have the same truth.
    [[nodiscard]] std::optional<double> value(const StudyWeights& weights) const;

private:
    struct Entry {
        double score = 0;
        std::size_t study = 0;
        bool positive = false;
    };
    std::vector<Entry> m_entries; ///< by rising score
};

/// "Is it this grade?", scored by that grade's probability.
[[nodiscard]] RocArea oneVersusRest(const RowGroup& rows, Severity grade);
/// "Is it this grade or worse?", scored by the probability of that grade and the worse ones.
[[nodiscard]] RocArea atLeast(const RowGroup& rows, Severity grade);

} // namespace foramen
