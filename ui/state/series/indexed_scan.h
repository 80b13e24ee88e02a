#pragma once

#include "core/dicom/index/header_index.h"
#include "core/store/folder_index_file.h"
#include "ui/state/series/study_loader.h"

#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace foramen {

/// The scan of the window: it opens only files that changed since an earlier scan. What it had to
/// read is stored in the background, after the result is there.
class IndexedScan {
public:
    /// @param now  the clock; replaced in tests
    explicit IndexedScan(FolderIndexFile index, std::function<std::int64_t()> now = fileTimeNow);
    /// Waits until everything is stored.
    ~IndexedScan();
    IndexedScan(const IndexedScan&) = delete;
    IndexedScan& operator=(const IndexedScan&) = delete;

    /// The scan, which any thread may run. This object must outlive it.
    [[nodiscard]] ScanFunction function();

private:
    void store(std::vector<IndexedFolder> changed, std::vector<std::string> recalled);

    FolderIndexFile m_index;
    std::function<std::int64_t()> m_now;
    QThreadPool m_storing;
};

} // namespace foramen
