#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace foramen {

/// What the file system states of a file and what differs once its content has changed. Times in ns
/// since 1970.
struct FileStamp {
    std::uint64_t size = 0;
    std::uint64_t inode = 0;
    std::int64_t modified = 0;
    std::int64_t changed = 0; ///< ctime: unlike the time of modification, no program can set it

    friend bool operator==(const FileStamp&, const FileStamp&) = default;

    /// Whether a change at that time or later might leave the stamp as it is: the clock of a file
    /// system may be as coarse as two seconds. Also true where the clock was set back.
    [[nodiscard]] bool mayHideChangesSince(std::int64_t time) const;
};

/// None for what is not a regular file, or cannot be reached.
[[nodiscard]] std::optional<FileStamp> stampOf(const std::filesystem::path& file);

/// The current time in ns since 1970.
[[nodiscard]] std::int64_t fileTimeNow();

} // namespace foramen
