#pragma once

#include "core/changes/label_changes.h"

#include <string>
#include <vector>

namespace foramen {

inline constexpr const char* kChangesFile = "changes.csv";

/// The changes as CSV (RFC 4180) with a header. Texts that a spreadsheet would take for a formula
/// have an apostrophe before them.
[[nodiscard]] std::string changesCsv(const std::vector<LabelChange>& changes);

} // namespace foramen
