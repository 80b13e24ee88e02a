#pragma once

#include "core/spine/terms.h"

#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// The kinds of faults of a data set. Their keys are part of the output of the program.
enum class IssueKind {
    TableUnreadable,
    BadCell,
    GradeSpelling,
    DescriptionSpelling,
    DuplicateRow,
    StudyWithoutImages,
    StudyWithoutLabels,
    StudyWithoutPoints,
    SeriesWithoutImages,
    SeriesWithoutDescription,
    MissingSeries,
    WrongSeries,
    WrongPointSeries,
    WrongSide,
    LevelOrder,
    LevelSpacing,
    LevelMismatch,
    PointOutside,
    MissingInstance,
    PointWithoutLabel,
    LabelWithoutPoint,
    UnreadableFile,
    MixedStudies,
    DuplicateUid,
    DuplicateNumber,
    NumberGap,
    FileNumber,
    MixedMatrix,
    NoGeometry,
};

/// An error makes rows or pictures useless or misleading; a warning should be looked at.
enum class IssueWeight { Error, Warning };

/// One fault of a data set and its place. Contains no patient data.
struct DatasetIssue {
    IssueKind kind = IssueKind::BadCell;
    IssueWeight weight = IssueWeight::Error;
    std::string studyId; ///< empty: a whole table
    std::string seriesId; ///< empty: a whole study
    std::string table; ///< file name of the table, empty for images
    int line = 0; ///< of the table, 1-based; 0 for none
    std::string file; ///< path of a picture below the data set, else empty
    std::optional<Site> site;
    std::string message; ///< one sentence
};

/// "wrong-side", "duplicate-row", ...
[[nodiscard]] std::string_view keyOf(IssueKind kind);
/// "error" or "warning".
[[nodiscard]] std::string_view nameOf(IssueWeight weight);

} // namespace foramen
