#pragma once

#include "core/dataset/tables/dataset_index.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace foramen {

/// How often a value occurs.
struct ValueCount {
    std::string value;
    int count = 0;
};

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

/// What the images of a data set are.
struct SeriesSummary {
    int studies = 0;
    int series = 0;
    std::size_t files = 0;
    int unreadableFiles = 0;
    std::map<int, int> seriesPerStudy; ///< studies by their number of series
    std::vector<ValueCount> descriptions; ///< of the table, else of the headers
    std::vector<ValueCount> patientPositions;
    std::vector<ValueCount> manufacturers;
    std::vector<ValueCount> transferSyntaxes; ///< UIDs, by file
    std::vector<RoleSummary> roles; ///< in the order of SeriesRole, then no role
};

/// Summarises what the images say, or without images the description table.
[[nodiscard]] SeriesSummary summariseSeries(const RsnaDataset& dataset, const DatasetIndex& index);

} // namespace foramen
