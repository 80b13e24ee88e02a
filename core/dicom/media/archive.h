#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace foramen {

/// What an archive may unpack to. A real one stays far below: pictures shrink to a half or a third.
struct ArchiveLimits {
    std::uint64_t bytes = std::uint64_t{64} << 30; ///< of all files together
    std::uint64_t ratio = 100; ///< times the archive's own size, where that is more than ...
    std::uint64_t harmless = std::uint64_t{1} << 30; ///< ... bytes that any archive may unpack to
    std::size_t entries = 200'000;
    std::uint64_t spare = std::uint64_t{256} << 20; ///< bytes that stay free on the disk
};

struct UnpackedArchive {
    std::size_t fileCount = 0;
    /// What was left out: links, devices and files damaged inside. Paths as in the archive.
    std::vector<InputProblem> problems;
};

/// Whether a file is an archive that Foramen opens: zip, ISO 9660 image, or tar (plain, or
/// compressed with gzip, bzip2 or xz); by its first bytes, or by its name where those are damaged.
[[nodiscard]] bool isArchive(const std::filesystem::path& file);

/// Whether a name ends like an archive's: .zip, .iso, .tar, .tar.gz and the like.
[[nodiscard]] bool isArchiveName(const std::filesystem::path& file);

/// Writes the regular files of an archive into a folder, which must exist, and nowhere else. An
/// archive inside is left as the file that it is. Never follows or makes a link.
/// @return Corrupt for a damaged or truncated archive, Unsupported for one that is encrypted, is a
/// disc image of UDF alone, holds names that lead out of the folder, or would unpack to more than
/// the limits, NotWritable when the disk is full, NotFound, NotReadable, Cancelled. Then some files
/// may have been written.
[[nodiscard]] Result<UnpackedArchive> unpackArchive(const std::filesystem::path& file,
                                                    const std::filesystem::path& folder,
                                                    const ArchiveLimits& limits = {},
                                                    const Task& task = {});

} // namespace foramen
