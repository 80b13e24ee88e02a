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

/// The place of a row in its table.
struct RowPlace {
    std::string table; ///< file name
    int line = 0; ///< 1-based
};

/// One row of train.csv.
struct LabelRow {
    RowPlace place;
    std::string studyId;
    SiteSeverities severities;
};

/// One row of train_label_coordinates.csv with its place.
struct CoordinateRow {
    RowPlace place;
    LabelCoordinate value;
};

/// One row of a table of series descriptions with its place.
struct DescriptionRow {
    RowPlace place;
    SeriesDescription value;
};

/// These readers skip faulty rows: each readable row is returned, each other one is an issue. They
/// fail only when the table as a whole cannot be read.
[[nodiscard]] Result<std::vector<LabelRow>> readLabelRows(const std::filesystem::path& file,
                                                          std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<CoordinateRow>>
readCoordinateRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);
[[nodiscard]] Result<std::vector<DescriptionRow>>
readDescriptionRows(const std::filesystem::path& file, std::vector<DatasetIssue>& issues);

/// The role of a series_description, in any case; none for another text.
[[nodiscard]] std::optional<SeriesRole> roleFromDescription(const std::string& description);

} // namespace foramen
