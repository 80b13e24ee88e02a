#pragma once

#include "core/dataset/summary/dataset_summary.h"
#include "core/dataset/tables/dataset_index.h"

namespace foramen {

/// Fills in what the images, or without them the description table, say.
void summariseSeries(const RsnaDataset& dataset, const DatasetIndex& index,
                     DatasetSummary& summary);

} // namespace foramen
