#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// Where retrieved studies lie: one folder for each, named by a hash of its Study Instance UID,
/// which only the user may enter. Series lie apart while they arrive, so that whoever reads the
/// study sees whole files only. Blocks; any thread.
class ArchiveCache {
public:
    explicit ArchiveCache(std::filesystem::path root)
        : m_root(std::move(root))
    {
    }
    /// "archive" in the user's folder of caches.
    [[nodiscard]] static std::filesystem::path defaultRoot();

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    /// The folder of a study: what the window opens.
    [[nodiscard]] std::filesystem::path studyFolder(const std::string& studyUid) const;
    /// Where a series is to arrive: what ArchiveClient::get() takes. @param seriesUid empty: of the
    /// whole study
    [[nodiscard]] std::filesystem::path arrivalFolder(const std::string& studyUid,
                                                      const std::string& seriesUid) const;

    /// Makes the folders of a study, and takes in what an earlier retrieval left behind.
    /// @return NotWritable.
    [[nodiscard]] Result<void> prepare(const std::string& studyUid) const;
    /// Moves the files of a series that arrived into the study. The same file again is no second
    /// one. @return how many are new; NotWritable.
    [[nodiscard]] Result<int> takeIn(const std::string& studyUid,
                                     const std::string& seriesUid) const;
    /// How many files of a series are in the study.
    [[nodiscard]] int imagesOf(const std::string& studyUid, const std::string& seriesUid) const;
    [[nodiscard]] int imagesOf(const std::string& studyUid) const;

    /// Deletes all studies but those of these folders, as studyFolder() gives them. @return
    /// NotWritable.
    [[nodiscard]] Result<void> clear(const std::vector<std::filesystem::path>& keptFolders) const;

private:
    [[nodiscard]] std::filesystem::path folderOf(const std::string& studyUid) const;

    std::filesystem::path m_root;
};

} // namespace foramen
