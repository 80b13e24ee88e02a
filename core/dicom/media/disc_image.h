#pragma once

#include <filesystem>

namespace foramen {

/// The file systems of a disc image: one, or both (a bridge disc).
struct DiscFileSystems {
    bool iso9660 = false; ///< can be unpacked
    bool udf = false; ///< cannot be read
};

/// Reads the volume descriptors of a disc image (ECMA-119, ECMA-167) with sectors of 2,048 bytes.
/// @return neither for another or an unreadable file.
[[nodiscard]] DiscFileSystems fileSystemsOf(const std::filesystem::path& image);

} // namespace foramen
