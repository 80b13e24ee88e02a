#pragma once

#include "core/dataset/tables/rsna_dataset.h"
#include "core/imaging/series_role.h"
#include "core/spine/terms.h"

#include <array>
#include <cstddef>
#include <map>
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

struct ValueCount {
    std::string value;
    int count = 0;
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

/// The series of one role.
struct RoleSummary {
    std::string role; ///< "Sagittal T1", ... or "no role"
    int series = 0;
    int pictures = 0;
    std::vector<ValueCount> matrices; ///< "512 x 512" (columns x rows), the commonest first
    std::vector<double> pixelSpacings; ///< mm, between columns, one a series
    std::vector<double> thicknesses; ///< mm, one a series
    std::vector<double> sliceDistances; ///< mm, one a block of more than one slice
    std::vector<double> slicesPerSeries;
    std::vector<double> blocksPerSeries;
    int numbersRise = 0; ///< series whose instance numbers grow to the patient's left (sagittal) or
                         ///< to the feet (axial)
    int numbersFall = 0;
    int numbersMixed = 0;
};

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

    int imageStudies = 0;
    int series = 0;
    std::size_t files = 0;
    int unreadableFiles = 0;
    std::map<int, int> seriesPerStudy; ///< studies by their number of series
    std::vector<ValueCount> descriptions; ///< of the table, else of the headers
    std::vector<ValueCount> patientPositions;
    std::vector<ValueCount> manufacturers;
    std::vector<ValueCount> transferSyntaxes; ///< UIDs, by file
    std::vector<RoleSummary> roles; ///< in the order of SeriesRole, then no role

    [[nodiscard]] GradeCounts condition(Condition condition) const;
    [[nodiscard]] GradeCounts all() const;
};

[[nodiscard]] DatasetSummary summarise(const RsnaDataset& dataset);

} // namespace foramen
