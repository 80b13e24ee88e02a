#pragma once

#include "core/dicom/index/file_stamp.h"

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What is known of one file.
struct KnownFile {
    std::string name; ///< without its folder
    FileStamp stamp; ///< of the file when it was read
    std::string content; ///< what was read, see HeaderIndex
};

/// Identifies this build of the program: another one may read headers differently.
[[nodiscard]] const std::string& programBuild();

/// The files of one folder as bytes with a checksum.
[[nodiscard]] std::string entriesOf(const std::vector<KnownFile>& files,
                                    const std::string& build = programBuild());

/// Reads these bytes. @return nothing where they are damaged or of another build.
[[nodiscard]] std::vector<KnownFile> knownFilesFrom(std::string_view entries,
                                                    const std::string& build = programBuild());

} // namespace foramen
