#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/label_tables.h"
#include "core/dataset/tables/rsna_dataset.h"
#include "core/spine/assessment.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The author of decisions that were imported from a table.
inline constexpr const char* kTableAuthor = "RSNA tables";

/// Grades and points of one study in the tables.
struct TableStudy {
    std::string studyId;
    std::string studyInstanceUid; ///< from the images; without images the study id
    const Study* images = nullptr; ///< null without images
    std::array<std::optional<Severity>, kSiteCount> severities;
    std::array<std::optional<SiteLocation>, kSiteCount> locations; ///< none without the picture
};

/// The studies of the tables. The data set must outlive them.
[[nodiscard]] std::vector<TableStudy> studiesOfTables(const RsnaDataset& dataset);

/// Reads the texts of the tables of a data set, and notes the UIDs and points that belong to their
/// ids, for exportedTables().
/// @return NotFound when there is neither train.csv nor train_label_coordinates.csv; Corrupt.
[[nodiscard]] Result<TableTexts> tableTexts(const RsnaDataset& dataset);

/// Imports the labels of a study into its saved assessment. Decisions and points of readers stay;
/// those of an earlier import are replaced. @param before the earlier import; empty when there was
/// none.
/// @return number of cells that changed.
std::size_t takeLabels(const TableStudy& study, const TableTexts& before, const std::string& time,
                       Assessment& assessment);

} // namespace foramen
