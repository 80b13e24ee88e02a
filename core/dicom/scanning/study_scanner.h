#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/dicom/scanning/scan_watch.h"
#include "core/dicom/study.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace foramen {

struct ScanResult {
    std::vector<Study> studies; ///< sorted by study date, then UID; series by number, then UID
    std::vector<InputProblem> problems;
    std::size_t fileCount = 0; ///< files looked at
    /// Where archives were unpacked to: to be kept for as long as files of the studies are read.
    std::vector<std::shared_ptr<const TemporaryFolder>> unpacked;
};

/// Finds the studies in files and folders by their headers alone, in parallel; folders are walked
/// to the bottom. A file that is not DICOM is passed over in a folder, and named as a problem when
/// it was given itself. A damaged DICOM file becomes a problem, and so does what a DICOMDIR lists
/// and its medium lacks. An archive that is given is unpacked first; one inside a folder or another
/// archive is not opened, but named.
/// @return NotFound when a path does not exist, NotReadable when a given folder cannot be read,
/// NotDicom when nothing usable was found; as unpackArchive() when the only path is an archive.
[[nodiscard]] Result<ScanResult> scanStudies(const std::vector<std::filesystem::path>& paths,
                                             const Task& task = {}, const ScanWatch& watch = {});

} // namespace foramen
