#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// What scans have read of folders, for the next scan: an SQLite file of its own beside the
/// readers' work, readable by its owner only. It contains patient data, and can be deleted at any
/// time. Each call opens and closes the file, so that any thread may call.
class FolderIndexFile {
public:
    using Folder = std::pair<std::string, std::string>; ///< path, entries

    static constexpr std::int64_t kDefaultLimit = 256 << 20;

    /// @param limit  bytes; beyond it the folders that were not used for the longest time are
    /// removed.
    explicit FolderIndexFile(std::filesystem::path file, std::int64_t limit = kDefaultLimit)
        : m_file(std::move(file))
        , m_limit(limit)
    {
    }

    /// The entries of each folder, empty where there are none. A damaged or locked file counts as
    /// empty; the log says so.
    [[nodiscard]] std::vector<std::string> load(const std::vector<std::string>& folders) const;

    /// Replaces the entries of these folders, and removes folders without entries: all of it takes
    /// effect, or nothing. A damaged file is replaced by a new one.
    /// @param recalled  folders that were loaded for a scan and did not change: they count as used.
    /// @return DatabaseLocked, NotWritable, or Unsupported for a file of another program.
    [[nodiscard]] Result<void> save(const std::vector<Folder>& changed,
                                    const std::vector<std::string>& recalled = {}) const;

private:
    std::filesystem::path m_file;
    std::int64_t m_limit;
};

/// The index that belongs to a database of the readers' work: in the same folder.
[[nodiscard]] std::filesystem::path folderIndexFileFor(const std::filesystem::path& database);

} // namespace foramen
