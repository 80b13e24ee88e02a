#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// Readers that keep going: each row that can be understood is returned, each one that cannot is an
/// issue. They fail only when the table as a whole cannot be read.
[[nodiscard]] Result<std::vector<LabelRow>> readLabelRows(const std::filesystem::path& file,
                                                          std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<CoordinateRow>>
readCoordinateRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<DescriptionRow>>
readDescriptionRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);

} // namespace foramen
