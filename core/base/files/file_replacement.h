#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace foramen {

/// Whether a file must be on the disk, and not only in the system's memory, before it replaces
/// another one.
enum class Durability {
    PowerLoss, ///< old or new content survives a power loss: the reader's work and reports
    Process ///< only the end of this program: files that can be made again, by the thousand
};

/// Owns the new content of a file until it replaces the old one. It is written into a file beside
/// it, NAME.part, so that after a failure the old file is still whole; NAME.part is removed then.
/// A link is followed; a device or pipe is written directly.
class FileReplacement {
public:
    explicit FileReplacement(const std::filesystem::path& file);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;

    /// Where a library that takes a path writes the new content.
    [[nodiscard]] const std::filesystem::path& part() const { return m_part; }
    /// Appends to the new content. @return NotWritable with the reason of the system.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Puts the new content in the place of the old one. @return NotWritable, as above.
    [[nodiscard]] Result<void> commit(Durability durability = Durability::PowerLoss);

private:
    [[nodiscard]] Result<void> open(int flags);
    [[nodiscard]] Result<void> close();

    std::filesystem::path m_file;
    std::filesystem::path m_part;
    bool m_isDirect = false; ///< a device: there is nothing to replace
    bool m_isCommitted = false;
    int m_descriptor = -1;
};

/// Replaces a file by these bytes, or leaves it as it was.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& file, std::string_view bytes,
                                       Durability durability = Durability::PowerLoss);

} // namespace foramen
