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

/// Imports labels into saved assessments. What readers decided and moved stays beside them. Labels
/// that moved to other levels with a renumbering stay where they are.
class LabelImport {
public:
    /// @param before  the tables of the import before; empty when there was none
    /// @param time  of this import, ISO 8601
    LabelImport(const TableTexts& before, std::string time);

    /// What became of the labels of a study.
    struct Outcome {
        std::size_t changed = 0; ///< cells
        bool isRenumbered = false; ///< a reader moved the levels, so nothing was taken
    };
    [[nodiscard]] Outcome take(const TableStudy& study, Assessment& assessment) const;

private:
    [[nodiscard]] bool isRenumbered(const TableStudy& study, const Assessment& assessment) const;

    LabelPoints m_points; ///< of the import before
    LabelGrades m_grades;
    std::string m_time;
};

} // namespace foramen
