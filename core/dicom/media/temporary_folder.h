#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// A private folder for the files of an opened archive; only the user may look into it. It goes
/// with this object, and what a killed program left behind goes with the next start.
class TemporaryFolder {
public:
    /// Below FORAMEN_TEMPORARY, else foramen/opened in the user's cache folder (XDG_CACHE_HOME): on
    /// the disk, where a whole CD has room, and not in memory as /tmp may be.
    /// @return NotWritable.
    [[nodiscard]] static Result<std::shared_ptr<const TemporaryFolder>> create();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// Where files may be put.
    [[nodiscard]] const std::filesystem::path& path() const { return m_files; }

private:
    TemporaryFolder(const std::filesystem::path& folder, int lock);

    std::filesystem::path m_folder;
    std::filesystem::path m_files;
    int m_lock; ///< descriptor of the file whose lock says that somebody needs the folder
};

/// Removes the folders of programs that no longer run. Cheap where there are none.
void removeAbandonedFolders();

} // namespace foramen
