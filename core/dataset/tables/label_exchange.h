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

/// The author of decisions that come from a table and not from a reader.
inline constexpr const char* kTableAuthor = "RSNA tables";

/// One study of a data set, as its tables grade it.
struct TableStudy {
    std::string studyId;
    std::string studyInstanceUid; ///< of the images; without images the study id
    const Study* images = nullptr; ///< null when there are none
    std::array<std::optional<Severity>, kSiteCount> severities;
    std::array<std::optional<SiteLocation>, kSiteCount> locations; ///< where the picture is there
};

/// The studies of the tables; the data set must outlive them.
[[nodiscard]] std::vector<TableStudy> studiesOfTables(const RsnaDataset& dataset);

/// Reads the challenge's tables of a data set word for word, and notes which identifiers and points
/// stand for them, for exportedTables().
/// @return NotFound when there is neither train.csv nor train_label_coordinates.csv; Corrupt.
[[nodiscard]] Result<TableTexts> tableTexts(const RsnaDataset& dataset);

/// Takes a study's labels over into what is saved of it. What a reader decided or moved stays; what
/// an earlier import said is replaced. @param before that import, empty when there was none.
/// @return number of cells that changed.
std::size_t takeLabels(const TableStudy& study, const TableTexts& before, const std::string& time,
                       Assessment& assessment);

} // namespace foramen
