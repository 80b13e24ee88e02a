#pragma once

#include <vector>

namespace foramen {

struct SeriesEntry;

/// The series as the window lists them: those in use first, in the order of the panes; the others
/// follow in the order of the study.
[[nodiscard]] std::vector<const SeriesEntry*> readingOrder(const std::vector<SeriesEntry>& entries);

} // namespace foramen
