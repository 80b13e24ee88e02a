#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"

#include <filesystem>
#include <vector>

namespace foramen {

struct ScanResult {
    std::vector<Study> studies; ///< sorted by study date, then UID; series by number, then UID
    std::vector<InputProblem> problems;
    std::size_t fileCount = 0; ///< files looked at
};

/// Finds the studies in files and folders by their headers alone, in parallel; folders are walked
/// to the bottom. A file that is not DICOM is passed over in a folder, and named as a problem when
/// it was given itself. A damaged DICOM file becomes a problem.
/// @return NotFound when a path does not exist, NotReadable when a given folder cannot be read,
/// NotDicom when nothing usable was found.
[[nodiscard]] Result<ScanResult> scanStudies(const std::vector<std::filesystem::path>& paths,
                                             const Task& task = {});

} // namespace foramen
