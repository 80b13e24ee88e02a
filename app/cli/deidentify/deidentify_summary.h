#pragma once

#include "core/deidentify/deidentified_export.h"

#include <string>

namespace foramen {

/// What of the input may be printed.
enum class ShownInput {
    Numbers, ///< files by their numbers, no values: nothing of the patient
    Everything ///< paths and values
};

/// What became of each attribute: a table, one line an attribute.
[[nodiscard]] std::string attributeTable(const AttributeCounts& counts, ShownInput shown);

/// The files of a list by reason: "3 files (4, 17-18): a secondary capture"; with paths, a line for
/// each.
[[nodiscard]] std::string remarkLines(const std::vector<FileRemark>& remarks, ShownInput shown);

/// All of it as JSON.
[[nodiscard]] std::string exportJson(const ExportResult& result, const ExportOptions& options,
                                     ShownInput shown);

} // namespace foramen
