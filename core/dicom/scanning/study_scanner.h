#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/dicom/study.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace foramen {

struct ScanResult {
    std::vector<Study> studies; ///< sorted by study date, then UID; series by number, then UID
    std::vector<InputProblem> problems;
    std::size_t fileCount = 0; ///< files looked at
    /// Where archives were unpacked to: to be kept for as long as files of the studies are read.
    std::vector<std::shared_ptr<const TemporaryFolder>> unpacked;
};

/// One series among those of several studies.
struct SeriesChoice {
    std::size_t study = 0; ///< index
    std::size_t series = 0; ///< index into Study::series
};

/// Lets a caller show a series before all headers are read, where reading them takes long. Both are
/// called on the thread that scans.
struct ScanWatch {
    /// Which series to read first. It is asked once a few files of each folder were read: those not
    /// read yet stand there as copies of the one before them.
    std::function<std::optional<SeriesChoice>(const std::vector<Study>&)> prefer;
    /// That series, complete as far as can be told, in its study, which has no other yet. Only
    /// called when the rest will take longer than the patience.
    std::function<void(Study)> early;
    std::chrono::milliseconds patience{150};
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
