#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/index/header_index.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/dicom/scanning/scan_watch.h"
#include "core/dicom/study.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace foramen {

/// The studies below some paths.
struct ScanResult {
    std::vector<Study> studies; ///< sorted by study date, then UID; series by number, then UID
    std::vector<InputProblem> problems;
    std::size_t fileCount = 0; ///< files that were tried
    /// Folders of unpacked archives. Keep them as long as files of the studies are read.
    std::vector<std::shared_ptr<const TemporaryFolder>> unpacked;
    /// Where the scan was given what is known of folders: what to store for the next one. The rest
    /// is stored already.
    std::vector<IndexedFolder> newlyIndexed;
};

/// Finds the studies in files and folders (recursively) by their headers, in parallel. A file that
/// is not DICOM is ignored in a folder, and a problem when it was given itself or is called .dcm. A
/// damaged DICOM file is a problem, and so is a path or a file of a DICOMDIR that does not exist. A
/// given archive is unpacked first; an archive inside a folder or another archive is a problem and
/// is not opened.
/// @return NotFound when the only path does not exist, NotReadable when it is a folder that cannot
/// be read, NotDicom when nothing usable was found; as unpackArchive() when it is an archive.
[[nodiscard]] Result<ScanResult> scanStudies(const std::vector<std::filesystem::path>& paths,
                                             const Task& task = {}, const ScanWatch& watch = {});

/// The same, but files in folders that earlier scans have stored are opened only where they
/// changed.
[[nodiscard]] Result<ScanResult> scanKnownStudies(const KnownFolders& known,
                                                  const std::vector<std::filesystem::path>& paths,
                                                  const Task& task = {},
                                                  const ScanWatch& watch = {});

} // namespace foramen
