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

/// A figure, if it is defined, with its confidence interval, if it is known.
struct Estimate {
    std::optional<double> value;
    std::optional<Interval> interval;
};

/// The weight of each study in a resample: one number for each study.
using StudyWeights = std::vector<double>;

/// The confusion matrix of sites: by true grade, then by likeliest predicted grade, each site with
/// its study's weight.
using ConfusionTable = std::array<std::array<double, kSeverityCount>, kSeverityCount>;

/// Rows of one group of sites.
using RowGroup = std::vector<const ScoredRow*>;

[[nodiscard]] ConfusionTable confusionOf(const RowGroup& rows, const StudyWeights& weights);

/// Cohen's kappa with quadratic weights: a miss by two grades counts four times a miss by one
/// (Cohen 1968). @return none where truth and predictions are the same single grade.
[[nodiscard]] std::optional<double> quadraticKappa(const ConfusionTable& confusion);

/// Mean log loss weighted 1, 2, 4 by true grade, as in the official score. Sums are made once for
/// each study, so that evaluation with any weights is fast.
class WeightedLogLoss {
public:
    WeightedLogLoss(const RowGroup& rows, std::size_t studyCount);

    /// @return none without rows.
    [[nodiscard]] std::optional<double> operator()(const StudyWeights& weights) const;

private:
    std::vector<double> m_sums; ///< by study
    std::vector<double> m_weights;
};

/// Area under the ROC curve of one question about sites ("is it Severe?"): the probability that a
/// positive site scores higher than a negative one, where ties count half. Sorted once, so that
/// evaluation with any weights is fast.
class RocArea {
public:
    /// @param isPositive  the truth of the question
    /// @param score  higher means more likely positive
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
