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

/// Number of sites with each grade, and without a grade.
struct GradeCounts {
    std::array<int, kSeverityCount> grades{};
    int missing = 0;

    [[nodiscard]] int labelled() const;
    /// Share of a grade among the labelled sites, 0 to 1; 0 without labelled sites.
    [[nodiscard]] double share(Severity severity) const;
    GradeCounts& operator+=(const GradeCounts& other);
};

/// Mean, spread and extremes of values.
struct Spread {
    std::size_t count = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation
    double median = 0;
    double least = 0;
    double most = 0;
};
/// All zero without values.
[[nodiscard]] Spread spreadOf(std::vector<double> values);

/// The contents of a data set: grades, points and images.
struct DatasetSummary {
    std::vector<std::string> missing; ///< sentences about missing tables and images
    bool hasLabels = false;
    bool hasPoints = false;
    bool hasImages = false;

    int labelledStudies = 0;
    std::array<GradeCounts, kSiteCount> sites{};
    int studiesWithGaps = 0; ///< studies without at least one grade
    std::array<int, kConditionCount> studiesWithSevere{}; ///< at any level
    /// Number of levels at which the conditions of row and column are both Moderate or Severe; on
    /// the diagonal, at which that condition is.
    std::array<std::array<int, kConditionCount>, kConditionCount> together{};

    int pointStudies = 0;
    int points = 0;
    /// Number of points by condition and by role of their series; last column: no known role.
    std::array<std::array<int, 4>, kConditionCount> pointsByRole{};

    SeriesSummary images; ///< from the headers, or without images from the description table

    [[nodiscard]] GradeCounts condition(Condition condition) const;
    [[nodiscard]] GradeCounts all() const;
};

/// Counts grades, points and images of a data set.
[[nodiscard]] DatasetSummary summarise(const RsnaDataset& dataset);

} // namespace foramen
