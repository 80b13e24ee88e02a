#pragma once

#include "core/base/task.h"
#include "core/dicom/index/header_index.h"
#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/scanning/file_finder.h"
#include "core/dicom/scanning/scan_watch.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// Reads the headers of a list of files in parallel, those of a preferred series first. The results
/// are in the order of the files, so that the reading order does not change them.
class HeaderScan {
public:
    using Slot = std::optional<Result<InstanceHeader>>;

    /// All arguments must outlive the scan. @p files are sorted by path.
    /// @param index  of the same files; may be null.
    HeaderScan(const std::vector<FoundFile>& files, const Task& task, const ScanWatch& watch,
               HeaderIndex* index = nullptr)
        : m_files(files)
        , m_task(task)
        , m_watch(watch)
        , m_index(index)
        , m_slots(files.size())
    {
    }

    /// One slot for each file; some are empty when the task was cancelled.
    [[nodiscard]] std::vector<Slot> run();

private:
    using Indices = std::vector<std::size_t>;

    void read(const Indices& wanted);
    [[nodiscard]] Result<InstanceHeader> readOne(std::size_t file) const;
    void readFile(std::size_t file);
    [[nodiscard]] std::size_t threadCount() const;
    void readFrom(const Indices& wanted, std::atomic<std::size_t>& next, bool reports);
    void readPreferred();
    [[nodiscard]] Indices samples() const;
    [[nodiscard]] std::vector<Study> studiesBySamples(const Indices& sampled) const;
    [[nodiscard]] Indices filesOf(const Series& series, const Indices& sampled) const;
    [[nodiscard]] std::optional<Study> studyOf(const Series& series, const Indices& files) const;

    const std::vector<FoundFile>& m_files;
    const Task& m_task;
    const ScanWatch& m_watch;
    HeaderIndex* m_index;
    std::vector<Slot> m_slots;
    std::atomic<std::size_t> m_done = 0;
    std::atomic<std::int64_t> m_spent = 0; ///< ns, by all threads
};

} // namespace foramen
