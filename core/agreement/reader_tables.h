#pragma once

#include "core/agreement/reader_grades.h"
#include "core/base/result.h"
#include "core/spine/operating_points.h"

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// The readers that a file or folder holds, and what in it could not be used.
struct ReaderInput {
    std::vector<ReaderGrades> readers;
    std::vector<std::string> problems; ///< sentences
};

/// Reads one of:
/// - a table of labels (train.csv): one reader; an empty cell is a missing grade;
/// - a table of predictions (submission.csv): the AI's grade is the likeliest, or that of the
///   cut-off;
/// - a folder with assessment.json, or with folders of them, as `grade` and exports write them:
///   the readers' decisions, and apart from them the AI's findings, by the cut-off given here;
/// - a folder with train.csv.
/// A reader is called after the file, or after its folder where the file is called train or
/// submission.
/// @return NotFound, NotReadable, Corrupt; the message names the path.
[[nodiscard]] Result<ReaderInput> readReaders(const std::filesystem::path& path,
                                              const CutOff& cutOff);

/// Numbers the second and further readers of one name: "Ann", "Ann (2)".
void makeNamesUnique(std::vector<ReaderGrades>& readers);

} // namespace foramen
