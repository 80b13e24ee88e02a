#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/dataset_issue.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/imaging/series_role.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// Where a row stands.
struct RowPlace {
    std::string table; ///< file name
    int line = 0; ///< 1-based
};

struct LabelRow {
    RowPlace place;
    std::string studyId;
    SiteSeverities severities;
};

struct CoordinateRow {
    RowPlace place;
    LabelCoordinate value;
};

struct DescriptionRow {
    RowPlace place;
    SeriesDescription value;
};

/// Readers that keep going: each row that can be understood is returned, each one that cannot is an
/// issue. They fail only when the table as a whole cannot be read.
[[nodiscard]] Result<std::vector<LabelRow>> readLabelRows(const std::filesystem::path& file,
                                                          std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<CoordinateRow>>
readCoordinateRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<DescriptionRow>>
readDescriptionRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);

/// The role that a series_description names, in any case; none for another text.
[[nodiscard]] std::optional<SeriesRole> roleFromDescription(const std::string& description);

} // namespace foramen
