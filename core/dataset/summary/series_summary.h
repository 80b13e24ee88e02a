#pragma once

#include "core/dataset/tables/dataset_index.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace foramen {

/// A value and how often it occurs.
struct ValueCount {
    std::string value;
    int count = 0;
};

/// Number and geometry of the series of one role.
struct RoleSummary {
    std::string role; ///< "Sagittal T1", ... or "no role"
    int series = 0;
    int pictures = 0;
    std::vector<ValueCount> matrices; ///< "512 x 512" (columns x rows), most frequent first
    std::vector<double> pixelSpacings; ///< mm between columns, one for each series
    std::vector<double> thicknesses; ///< mm, one for each series
    std::vector<double> sliceDistances; ///< mm, one for each block of more than one slice
    std::vector<double> slicesPerSeries;
    std::vector<double> blocksPerSeries;
    int numbersRise =
        0; ///< series with Instance Numbers that grow to the left (sagittal) or to the feet (axial)
    int numbersFall = 0;
    int numbersMixed = 0;
};

/// Number and attributes of the series of a data set.
struct SeriesSummary {
    int studies = 0;
    int series = 0;
    std::size_t files = 0;
    int unreadableFiles = 0;
    std::map<int, int> seriesPerStudy; ///< number of studies by number of series
    std::vector<ValueCount> descriptions; ///< of the table, or without it of the headers
    std::vector<ValueCount> patientPositions;
    std::vector<ValueCount> manufacturers;
    std::vector<ValueCount> transferSyntaxes; ///< UIDs; counted by file
    std::vector<RoleSummary> roles; ///< in the order of SeriesRole, then no role
};

/// Summarises the headers of the images, or without images the description table.
[[nodiscard]] SeriesSummary summariseSeries(const RsnaDataset& dataset, const DatasetIndex& index);

} // namespace foramen
