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

/// A whole data set in the RSNA layout as it lies there, good or bad: the tables that could be
/// read, row by row, and the headers of its images. Tables without images and images without tables
/// are both fine.
struct RsnaDataset {
    std::filesystem::path folder;
    std::optional<std::vector<LabelRow>> labels; ///< train.csv
    std::optional<std::vector<CoordinateRow>> coordinates; ///< train_label_coordinates.csv
    std::optional<std::vector<DescriptionRow>>
        descriptions; ///< {train,test}_series_descriptions.csv
    std::vector<Study> studies; ///< sorted by studyId; empty without images
    std::size_t fileCount = 0;
    std::vector<InputProblem> unreadable; ///< pictures that could not be read
    std::vector<DatasetIssue> tableIssues; ///< what reading the tables showed
    std::vector<std::string> missing; ///< sentences: what is not there, and what that leaves out
};

/// Reads the tables, and the headers of all images in parallel. What is wrong inside a table is an
/// issue, not a failure.
/// @return NotFound when the folder does not exist or holds neither tables nor images.
[[nodiscard]] Result<RsnaDataset> openRsnaDataset(const std::filesystem::path& folder,
                                                  const Task& task = {});

/// The role of the series that a condition is annotated on.
[[nodiscard]] SeriesRole roleFor(Condition condition);

} // namespace foramen
