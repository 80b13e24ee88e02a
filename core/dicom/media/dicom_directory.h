#pragma once

#include "core/base/result.h"
#include "core/dicom/study.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// The files that a DICOMDIR lists, relative to its folder, spelt as there, each once. Records that
/// lead out of the folder are ignored.
/// @return NotDicom, Corrupt, NotFound or NotReadable.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
listedFiles(const std::filesystem::path& directoryFile);

/// The files that a DICOMDIR lists but that do not exist. Case and version numbers are ignored,
/// since they differ with how a medium was mounted.
/// @param present  files that are there, absolute paths.
[[nodiscard]] std::vector<InputProblem>
missingFiles(const std::filesystem::path& directoryFile,
             const std::vector<std::filesystem::path>& present);

} // namespace foramen
