#include "ui/state/series/indexed_scan.h"

#include "core/base/log.h"
#include "core/dicom/scanning/study_scanner.h"

#include <utility>

namespace foramen {

IndexedScan::IndexedScan(FolderIndexFile index, std::function<std::int64_t()> now)
    : m_index(std::move(index))
    , m_now(std::move(now))
{
    m_storing.setMaxThreadCount(1); // in the order of the scans
}

IndexedScan::~IndexedScan()
{
    m_storing.waitForDone();
}

ScanFunction IndexedScan::function()
{
    return [this](const std::vector<std::filesystem::path>& paths, const Task& task,
                  const ScanWatch& watch) {
        std::vector<std::string> recalled;
        KnownFolders known;
        known.recall = [&](const std::vector<std::string>& folders) {
            std::vector<std::string> entries = m_index.load(folders);
            for (std::size_t i = 0; i < folders.size(); ++i)
                if (!entries[i].empty())
                    recalled.push_back(folders[i]);
            return entries;
        };
        known.now = m_now;
        Result<ScanResult> result = scanKnownStudies(known, paths, task, watch);
        if (result)
            store(std::exchange(result->newlyIndexed, {}), std::move(recalled));
        return result;
    };
}

void IndexedScan::store(std::vector<IndexedFolder> changed, std::vector<std::string> recalled)
{
    if (changed.empty() && recalled.empty())
        return;
    m_storing.start([this, changed = std::move(changed), recalled = std::move(recalled)]() mutable {
        std::vector<FolderIndexFile::Folder> folders;
        for (IndexedFolder& folder : changed)
            folders.emplace_back(std::move(folder.path), std::move(folder.entries));
        if (const Result<void> saved = m_index.save(folders, recalled); !saved)
            logWarning("the index of folders is not stored: {}", saved.error().message);
    });
}

} // namespace foramen
