#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace foramen {

/// Limits for unpacking an archive. Real archives stay far below: pictures are compressed to a half
/// or a third.
struct ArchiveLimits {
    std::uint64_t bytes = std::uint64_t{64} << 30; ///< of all files together
    std::uint64_t ratio = 100; ///< most bytes unpacked for each byte of the archive ...
    std::uint64_t harmless = std::uint64_t{1}
        << 30; ///< ... unless it unpacks to fewer bytes than this
    std::size_t entries = 200'000;
    std::uint64_t spare = std::uint64_t{256} << 20; ///< bytes that stay free on the disk
};

/// What unpacking gave.
struct UnpackedArchive {
    std::size_t fileCount = 0;
    /// Links, devices and damaged files that were left out. Paths as in the archive.
    std::vector<InputProblem> problems;
};

/// Whether a file is an archive that Foramen opens: zip, ISO 9660 image, or tar (plain, or
/// compressed with gzip, bzip2 or xz); by its first bytes, or by its name where these are damaged.
[[nodiscard]] bool isArchive(const std::filesystem::path& file);

/// Whether a name ends like an archive's: .zip, .iso, .tar, .tar.gz and the like.
[[nodiscard]] bool isArchiveName(const std::filesystem::path& file);

/// Writes the regular files of an archive into an existing folder, and nowhere else. An archive
/// inside is not unpacked. Never follows or creates links.
/// @return Corrupt for a damaged or truncated archive, Unsupported for one that is encrypted, is a
/// disc image of UDF alone, holds names that lead out of the folder, or would unpack to more than
/// the limits, NotWritable when the disk is full, NotFound, NotReadable, Cancelled. After a failure
/// some files may have been written.
[[nodiscard]] Result<UnpackedArchive> unpackArchive(const std::filesystem::path& file,
                                                    const std::filesystem::path& folder,
                                                    const ArchiveLimits& limits = {},
                                                    const Task& task = {});

} // namespace foramen
