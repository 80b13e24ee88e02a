#pragma once

#include "core/dataset/summary/dataset_summary.h"
#include "core/dataset/tables/dataset_index.h"

#include <map>
#include <string>
#include <vector>

namespace foramen {

/// Fills in what the images, or without them the description table, say.
void summariseSeries(const RsnaDataset& dataset, const DatasetIndex& index,
                     DatasetSummary& summary);

/// The commonest first, equal ones by name.
[[nodiscard]] std::vector<ValueCount> sortedCounts(const std::map<std::string, int>& counts);

} // namespace foramen
