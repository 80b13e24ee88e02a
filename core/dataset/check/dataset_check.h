#pragma once

#include "core/dataset/tables/dataset_issue.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <vector>

namespace foramen {

/// Compares the tables of a data set with each other, with the headers of its images and with
/// anatomy. The issues are sorted by study, then series, table and line.
[[nodiscard]] std::vector<DatasetIssue> checkDataset(const RsnaDataset& dataset);

} // namespace foramen
