#pragma once

#include "core/dataset/summary/dataset_summary.h"

#include <string>

namespace foramen {

/// The summary as one HTML page with charts; no scripts, no network.
[[nodiscard]] std::string summaryPage(const DatasetSummary& summary);

} // namespace foramen
