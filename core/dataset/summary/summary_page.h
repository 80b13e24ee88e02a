#pragma once

#include "core/dataset/summary/dataset_summary.h"

#include <string>

namespace foramen {

/// The summary as one HTML page with charts, without scripts or network access.
[[nodiscard]] std::string summaryPage(const DatasetSummary& summary);

} // namespace foramen
