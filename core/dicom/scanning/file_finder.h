#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// One file to be read.
struct FoundFile {
    std::filesystem::path path;
    bool given = false; ///< named by the user, not found in a folder
};

/// The files below the given paths.
struct FoundFiles {
    std::vector<FoundFile> files; ///< each once, sorted by path
    /// Given paths, and folders and links inside the given ones, that cannot be read.
    std::vector<InputProblem> problems;
};

/// Lists files, in folders recursively. Symbolic links are followed, but each folder is read once,
/// so that the search ends. A given DICOMDIR stands for its folder.
/// @return where the only path does not exist NotFound, where it cannot be read NotReadable.
[[nodiscard]] Result<FoundFiles> findFiles(const std::vector<std::filesystem::path>& paths,
                                           const Task& task);

} // namespace foramen
