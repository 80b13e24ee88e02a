#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// A temporary folder for the files of an opened archive, readable by the user only. The destructor
/// removes it; folders of killed programs are removed at the next start.
class TemporaryFolder {
public:
    /// Below FORAMEN_TEMPORARY, else foramen/opened in the user's cache folder (XDG_CACHE_HOME): on
    /// disk, since /tmp may lie in memory and a whole CD needs room.
    /// @return NotWritable.
    [[nodiscard]] static Result<std::shared_ptr<const TemporaryFolder>> create();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// The folder for the files.
    [[nodiscard]] const std::filesystem::path& path() const { return m_files; }

private:
    TemporaryFolder(const std::filesystem::path& folder, int lock);

    std::filesystem::path m_folder;
    std::filesystem::path m_files;
    int m_lock; ///< descriptor of a lock file, locked while the folder is in use
};

/// Removes the folders of programs that no longer run. Fast where there are none.
void removeAbandonedFolders();

} // namespace foramen
