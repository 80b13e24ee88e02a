#pragma once

#include "core/base/result.h"
#include "core/dicom/study.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// The files that a DICOMDIR lists, relative to its folder, in its own spelling; none twice. A
/// record that leads out of the folder is passed over.
/// @return NotDicom, Corrupt, NotFound or NotReadable.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
listedFiles(const std::filesystem::path& directoryFile);

/// What a DICOMDIR lists and its medium lacks. Media are read under names in either case and with
/// or without version numbers, so those are not compared.
/// @param present  files that are there, absolute paths.
[[nodiscard]] std::vector<InputProblem>
missingFiles(const std::filesystem::path& directoryFile,
             const std::vector<std::filesystem::path>& present);

} // namespace foramen
