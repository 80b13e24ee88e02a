#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/tables/tolerant_tables.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A data set in the RSNA layout: the rows of its readable tables, and the headers of its images.
/// Either may be missing.
struct RsnaDataset {
    std::filesystem::path folder;
    std::optional<std::vector<LabelRow>> labels; ///< train.csv
    std::optional<std::vector<CoordinateRow>> coordinates; ///< train_label_coordinates.csv
    std::optional<std::vector<DescriptionRow>>
        descriptions; ///< {train,test}_series_descriptions.csv
    std::vector<Study> studies; ///< sorted by studyId; empty without images
    std::size_t fileCount = 0;
    std::vector<InputProblem> unreadable; ///< pictures that could not be read
    std::vector<DatasetIssue> tableIssues; ///< faults found while reading the tables
    std::vector<std::string> missing; ///< sentences: what is missing, and the consequence
};

/// Reads the tables, and the headers of all images in parallel. Faults inside a table are issues,
/// not failures.
/// @return NotFound when the folder does not exist or contains neither tables nor images.
[[nodiscard]] Result<RsnaDataset> openRsnaDataset(const std::filesystem::path& folder,
                                                  const Task& task = {});

/// The role of the series on which a condition is annotated.
[[nodiscard]] SeriesRole roleFor(Condition condition);

} // namespace foramen
