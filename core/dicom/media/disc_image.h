#pragma once

#include <filesystem>

namespace foramen {

/// The file systems that the image of a disc has: one, or both as a bridge.
struct DiscFileSystems {
    bool iso9660 = false; ///< what archives are unpacked from
    bool udf = false; ///< what nothing here reads
};

/// Reads the volume descriptors of a disc image (ECMA-119, ECMA-167), of 2,048 bytes a sector.
/// @return neither for a file that is none or cannot be read.
[[nodiscard]] DiscFileSystems fileSystemsOf(const std::filesystem::path& image);

} // namespace foramen
