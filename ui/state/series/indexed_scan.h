#pragma once

#include "core/dicom/index/header_index.h"
#include "core/store/folder_index/folder_index_file.h"
#include "ui/state/series/study_loader.h"

#include <cstdint>
#include <functional>
#include <memory>

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

    /// The scan, which any thread may run. It may outlive this object, as where a folder hangs.
    [[nodiscard]] ScanFunction function() const;

private:
    struct Storing;
    std::shared_ptr<Storing> m_storing;
};

} // namespace foramen
