#include "ui/state/series/indexed_scan.h"

#include "core/base/log.h"
#include "core/dicom/scanning/study_scanner.h"

#include <QThreadPool>

#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// Stores what scans have read, one after the other.
struct IndexedScan::Storing {
    Storing(FolderIndexFile file, std::function<std::int64_t()> clock)
        : index(std::move(file))
        , now(std::move(clock))
    {
        pool.setMaxThreadCount(1);
    }

    void store(std::vector<IndexedFolder> changed, std::vector<std::string> recalled)
    {
        if (changed.empty() && recalled.empty())
            return;
        pool.start(
            [file = index, changed = std::move(changed), recalled = std::move(recalled)]() mutable {
                std::vector<FolderIndexFile::Folder> folders;
                for (IndexedFolder& folder : changed)
                    folders.emplace_back(std::move(folder.path), std::move(folder.entries));
                if (const Result<void> saved = file.save(folders, recalled); !saved)
                    logWarning("the index of folders is not stored: {}", saved.error().message);
            });
    }

    FolderIndexFile index;
    std::function<std::int64_t()> now;
    QThreadPool pool;
};

IndexedScan::IndexedScan(FolderIndexFile index, std::function<std::int64_t()> now)
    : m_storing(std::make_shared<Storing>(std::move(index), std::move(now)))
{
}

IndexedScan::~IndexedScan()
{
    m_storing->pool.waitForDone();
}

ScanFunction IndexedScan::function() const
{
    return [storing = m_storing](const std::vector<std::filesystem::path>& paths, const Task& task,
                                 const ScanWatch& watch) {
        std::vector<std::string> recalled;
        KnownFolders known;
        known.now = storing->now;
        known.recall = [&](const std::vector<std::string>& folders) {
            std::vector<std::string> entries = storing->index.load(folders);
            for (std::size_t i = 0; i < folders.size(); ++i)
                if (!entries[i].empty())
                    recalled.push_back(folders[i]);
            return entries;
        };
        Result<ScanResult> result = scanKnownStudies(known, paths, task, watch);
        if (result)
            storing->store(std::exchange(result->newlyIndexed, {}), std::move(recalled));
        return result;
    };
}

} // namespace foramen
