#include "core/dicom/study_scanner.h"

#include "core/base/processors.h"
#include "core/dicom/file_finder.h"
#include "core/dicom/instance_header.h"
#include "core/dicom/study_grouping.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>
#include <thread>

namespace foramen {

namespace {

using HeaderSlot = std::optional<Result<InstanceHeader>>;

/// Reads headers until none is left. Shared by the threads of one scan, which meet only in the two
/// counters.
class HeaderQueue {
public:
    HeaderQueue(const std::vector<FoundFile>& files, std::vector<HeaderSlot>& slots,
                const Task& task)
        : m_files(files)
        , m_slots(slots)
        , m_task(task)
    {
    }

    void run(bool reports)
    {
        for (std::size_t i = m_next++; i < m_files.size(); i = m_next++) {
            if (m_task.cancelled())
                return;
            m_slots[i] = readOne(m_files[i].path);
            ++m_done;
            if (reports)
                m_task.report(static_cast<double>(m_done) / static_cast<double>(m_files.size()));
        }
    }

private:
    /// A thread must not end by an exception, whatever a file holds.
    static Result<InstanceHeader> readOne(const std::filesystem::path& path)
    {
        try {
            return readInstanceHeader(path);
        } catch (const std::exception&) {
            return failure(ErrorCode::Corrupt, "The file is damaged: its header cannot be read");
        }
    }

    const std::vector<FoundFile>& m_files;
    std::vector<HeaderSlot>& m_slots;
    const Task& m_task;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_done = 0;
};

/// The one place in core outside base that makes threads: reading many small files waits on the
/// disk or network more than it computes, and the results are put together in file order
/// afterwards, so threads change nothing but the time. All of them end in here.
std::vector<HeaderSlot> readHeaders(const std::vector<FoundFile>& files, const Task& task)
{
    std::vector<HeaderSlot> slots(files.size());
    HeaderQueue queue(files, slots, task);
    constexpr std::size_t filesPerThread = 16;
    const std::size_t threads =
        std::min(static_cast<std::size_t>(usableProcessors()), 1 + files.size() / filesPerThread);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back([&queue] { queue.run(false); });
    queue.run(true);
    others.clear(); // joins them: they may still be reading what was begun
    if (!task.cancelled())
        task.report(1);
    return slots;
}

} // namespace

Result<ScanResult> scanStudies(const std::vector<std::filesystem::path>& paths, const Task& task)
{
    Result<FoundFiles> found = findFiles(paths, task);
    if (!found)
        return tl::make_unexpected(found.error());
    std::vector<HeaderSlot> headers = readHeaders(found->files, task);
    if (task.cancelled())
        return cancelledFailure();
    ScanResult result;
    result.fileCount = found->files.size();
    result.problems = std::move(found->problems);
    StudyGrouping grouping;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const FoundFile& file = found->files[i];
        Result<InstanceHeader>& header = *headers[i];
        if (header)
            grouping.add(std::move(*header));
        else if (header.error().code != ErrorCode::NotDicom || file.given)
            result.problems.push_back({file.path, header.error().message + "."});
    }
    result.studies = grouping.take();
    if (result.studies.empty())
        return failure(ErrorCode::NotDicom,
                       result.problems.empty()
                           ? "No DICOM files were found"
                           : "No usable DICOM files were found: " + result.problems.front().reason);
    return result;
}

} // namespace foramen
