#pragma once

#include "core/dataset/summary/series_summary.h"
#include "core/dataset/tables/rsna_dataset.h"
#include "core/spine/terms.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// How often each grade was given, and how often none.
struct GradeCounts {
    std::array<int, kSeverityCount> grades{};
    int missing = 0;

    [[nodiscard]] int labelled() const;
    /// Of the labelled ones, 0 to 1; 0 without any.
    [[nodiscard]] double share(Severity severity) const;
    GradeCounts& operator+=(const GradeCounts& other);
};

/// Mean, spread and extremes of some values.
struct Spread {
    std::size_t count = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation
    double median = 0;
    double least = 0;
    double most = 0;
};
[[nodiscard]] Spread spreadOf(std::vector<double> values);

/// What a data set consists of.
struct DatasetSummary {
    std::vector<std::string> missing; ///< sentences: what is not there
    bool hasLabels = false;
    bool hasPoints = false;
    bool hasImages = false;

    int labelledStudies = 0;
    std::array<GradeCounts, kSiteCount> sites{};
    int studiesWithGaps = 0; ///< at least one grade is missing
    std::array<int, kConditionCount> studiesWithSevere{}; ///< at any level
    /// Levels at which the row's and the column's condition are both Moderate or Severe; on the
    /// diagonal, at which the condition is.
    std::array<std::array<int, kConditionCount>, kConditionCount> together{};

    int pointStudies = 0;
    int points = 0;
    /// Points by condition and role of their series; the last column: no known role.
    std::array<std::array<int, 4>, kConditionCount> pointsByRole{};

    SeriesSummary images; ///< of the headers, or without images of the description table

    [[nodiscard]] GradeCounts condition(Condition condition) const;
    [[nodiscard]] GradeCounts all() const;
};

[[nodiscard]] DatasetSummary summarise(const RsnaDataset& dataset);

} // namespace foramen
