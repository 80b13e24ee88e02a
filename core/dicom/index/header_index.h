#pragma once

#include "core/base/result.h"
#include "core/dicom/index/folder_entries.h"
#include "core/dicom/parsing/instance_header.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What is known of the files of one folder, as bytes to be stored.
struct IndexedFolder {
    std::string path;
    std::string entries;
};

/// What earlier scans have stored.
struct KnownFolders {
    /// Fetches what is stored of folders, in their order; empty where there is nothing.
    std::function<std::vector<std::string>(const std::vector<std::string>& folders)> recall;
    std::function<std::int64_t()> now = fileTimeNow; ///< the clock; replaced in tests
};

/// The headers of a list of files that an earlier scan has read. Files that are new or changed are
/// read and noted for the next scan.
class HeaderIndex {
public:
    /// @param files  paths of all files of their folders, which must outlive the index.
    HeaderIndex(std::vector<std::string_view> files, const KnownFolders& known);

    /// As readInstanceHeader(), without opening the file where it did not change. Several threads
    /// may call it, for different files.
    [[nodiscard]] Result<InstanceHeader> read(std::size_t file);

    /// The folders in which files were added, changed or removed. After all files were read.
    [[nodiscard]] std::vector<IndexedFolder> changedFolders() const;

private:
    struct File {
        std::string_view path;
        const KnownFile* known = nullptr; ///< as stored
        std::optional<KnownFile> noted; ///< as read now
        bool isUnchanged = false;
    };
    struct Folder {
        std::vector<KnownFile> known;
        std::vector<std::size_t> files; ///< indices
    };

    std::function<std::int64_t()> m_now;
    std::map<std::string, Folder, std::less<>> m_folders; ///< by path
    std::vector<File> m_files;
};

} // namespace foramen
