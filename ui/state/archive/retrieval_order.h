#pragma once

#include "core/pacs/archive_client.h"

#include <vector>

namespace foramen {

/// The series of a study in the order in which they are retrieved: MR first, of these sagittal T2,
/// sagittal T1 and axial T2 by the words of their descriptions, localizers last; then by number.
[[nodiscard]] std::vector<SeriesMatch> retrievalOrder(std::vector<SeriesMatch> series);

} // namespace foramen
