#pragma once

#include "core/base/task.h"
#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/scanning/file_finder.h"
#include "core/dicom/scanning/scan_watch.h"

#include <atomic>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// Reads the headers of a list of files, in parallel and in an order that brings a preferred series
/// early. What was read is kept in the order of the files, so that the reading order changes
/// nothing but the time.
class HeaderScan {
public:
    using Slot = std::optional<Result<InstanceHeader>>;

    /// All must outlive the scan. @p files sorted by path.
    HeaderScan(const std::vector<FoundFile>& files, const Task& task, const ScanWatch& watch)
        : m_files(files)
        , m_task(task)
        , m_watch(watch)
        , m_slots(files.size())
    {
    }

    /// One slot a file; some are empty when the task was cancelled.
    [[nodiscard]] std::vector<Slot> run();

private:
    using Indices = std::vector<std::size_t>;

    void read(const Indices& wanted);
    void readFrom(const Indices& wanted, std::atomic<std::size_t>& next, bool reports);
    void readPreferred();
    [[nodiscard]] Indices samples() const;
    [[nodiscard]] std::vector<Study> studiesBySamples(const Indices& sampled) const;
    [[nodiscard]] Indices filesOf(const Series& series, const Indices& sampled) const;
    [[nodiscard]] std::optional<Study> studyOf(const Series& series, const Indices& files) const;

    const std::vector<FoundFile>& m_files;
    const Task& m_task;
    const ScanWatch& m_watch;
    std::vector<Slot> m_slots;
    std::atomic<std::size_t> m_done = 0;
};

} // namespace foramen
