#include "core/dicom/scanning/header_scan.h"

#include "core/base/exception_failure.h"
#include "core/base/processors.h"
#include "core/dicom/scanning/study_grouping.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <new>
#include <set>
#include <thread>

namespace foramen {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

std::vector<HeaderScan::Slot> HeaderScan::run()
{
    // Fewer files are read at once anyway; the copies for more files would need too much memory.
    constexpr std::size_t fewest = 16;
    constexpr std::size_t most = 50'000;
    if (m_watch.prefer && m_watch.early && m_files.size() >= fewest && m_files.size() <= most)
        readPreferred();
    Indices rest;
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        if (!m_slots[i])
            rest.push_back(i);
    read(rest);
    if (!m_task.cancelled())
        m_task.report(1);
    return std::move(m_slots);
}

/// Creates threads, as no other function of core does except phantom generation: reading many small
/// files mostly waits for disk or network. All threads end before it returns.
void HeaderScan::read(const Indices& wanted)
{
    constexpr std::size_t tried = 4; // to know how long a file takes
    constexpr std::size_t filesPerThread = 16;
    std::atomic<std::size_t> next = 0;
    while (m_done < tried && next < wanted.size() && !m_task.cancelled())
        readFile(wanted[next++]);
    const std::size_t left = wanted.size() - next;
    const bool isSlow = threadCount() > static_cast<std::size_t>(usableProcessors());
    const std::size_t threads = std::min(threadCount(), isSlow ? left : 1 + left / filesPerThread);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back([&] { readFrom(wanted, next, false); });
    readFrom(wanted, next, true);
    others.clear(); // joins them: each may still be reading a file
}

/// One for each processor; more where a file takes long, as in a network folder: the threads wait.
std::size_t HeaderScan::threadCount() const
{
    constexpr std::int64_t slow = 1'000'000; // ns for a file
    constexpr std::size_t manyThreads = 16;
    const auto processors = static_cast<std::size_t>(usableProcessors());
    const auto done = static_cast<std::int64_t>(m_done);
    return done > 0 && m_spent / done > slow ? std::max(processors, manyThreads) : processors;
}

void HeaderScan::readFile(std::size_t file)
{
    const auto start = Clock::now();
    m_slots[file] = readOne(file);
    m_spent += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
    ++m_done;
}

void HeaderScan::readFrom(const Indices& wanted, std::atomic<std::size_t>& next, bool reports)
{
    for (std::size_t i = next++; i < wanted.size(); i = next++) {
        if (m_task.cancelled())
            return;
        readFile(wanted[i]);
        if (reports)
            m_task.report(static_cast<double>(m_done) / static_cast<double>(m_files.size()));
    }
}

/// No exception may leave a thread.
Result<InstanceHeader> HeaderScan::readOne(std::size_t file) const
{
    try {
        return m_index ? m_index->read(file) : readInstanceHeader(m_files[file].path);
    } catch (const std::bad_alloc&) {
        return tl::make_unexpected(errorOfException());
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, ReasonCode::HeaderNotReadable);
    }
}

/// The first file of each folder, and of every few files in a large folder: series are mostly
/// stored one after the other.
HeaderScan::Indices HeaderScan::samples() const
{
    constexpr std::size_t stretch = 16;
    Indices sampled;
    std::size_t start = 0;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const bool newFolder =
            i == 0 || m_files[i].path.parent_path() != m_files[i - 1].path.parent_path();
        if (newFolder)
            start = i;
        if ((i - start) % stretch == 0)
            sampled.push_back(i);
    }
    return sampled;
}

std::vector<Study> HeaderScan::studiesBySamples(const Indices& sampled) const
{
    StudyGrouping grouping;
    for (std::size_t i = 0; i < sampled.size(); ++i) {
        const Slot& slot = m_slots[sampled[i]];
        if (!slot || !*slot)
            continue;
        const std::size_t end = i + 1 < sampled.size() ? sampled[i + 1] : m_files.size();
        for (std::size_t file = sampled[i]; file < end; ++file) {
            InstanceHeader copy = **slot;
            copy.instance.path = m_files[file].path;
            grouping.add(std::move(copy));
        }
    }
    return grouping.take();
}

/// The files that may belong to a series: the sampled stretches with its files, and the one before,
/// in which it may begin. Empty when its files are interleaved with others.
HeaderScan::Indices HeaderScan::filesOf(const Series& series, const Indices& sampled) const
{
    std::set<std::filesystem::path> paths;
    for (const Instance& instance : series.instances)
        paths.insert(instance.path);
    const auto isOwn = [&](std::size_t sample) {
        return paths.contains(m_files[sampled[sample]].path);
    };
    std::size_t first = 0;
    while (first < sampled.size() && !isOwn(first))
        ++first;
    std::size_t last = first;
    while (last < sampled.size() && isOwn(last))
        ++last;
    for (std::size_t other = last; other < sampled.size(); ++other)
        if (isOwn(other))
            return {};
    if (first > 0
        && m_files[sampled[first]].path.parent_path()
            == m_files[sampled[first - 1]].path.parent_path())
        --first;
    Indices files;
    const std::size_t end = last < sampled.size() ? sampled[last] : m_files.size();
    for (std::size_t file = first < sampled.size() ? sampled[first] : end; file < end; ++file)
        files.push_back(file);
    return files;
}

/// The study with that series alone, of the files that were read.
std::optional<Study> HeaderScan::studyOf(const Series& series, const Indices& files) const
{
    StudyGrouping grouping;
    for (const std::size_t file : files)
        if (const Slot& slot = m_slots[file]; slot && *slot)
            grouping.add(**slot);
    const std::filesystem::path first = series.instances.front().path;
    for (Study& study : grouping.take())
        for (Series& found : study.series)
            if (std::any_of(found.instances.begin(), found.instances.end(),
                            [&](const Instance& one) { return one.path == first; })) {
                Series only = std::move(found);
                study.series.clear();
                study.series.push_back(std::move(only));
                return std::move(study);
            }
    return std::nullopt;
}

void HeaderScan::readPreferred()
{
    const auto start = Clock::now();
    const Indices sampled = samples();
    read(sampled);
    if (m_task.cancelled())
        return;
    const std::vector<Study> studies = studiesBySamples(sampled);
    const std::optional<SeriesChoice> choice = m_watch.prefer(studies);
    if (!choice)
        return;
    const Series& series = studies.at(choice->study).series.at(choice->series);
    const Indices files = filesOf(series, sampled);
    Indices unread;
    std::copy_if(files.begin(), files.end(), std::back_inserter(unread),
                 [this](std::size_t file) { return !m_slots[file]; });
    read(unread);
    const auto spent = Clock::now() - start;
    const double filesLeft = static_cast<double>(m_files.size() - m_done);
    const auto left = spent * filesLeft / static_cast<double>(std::max<std::size_t>(m_done, 1));
    if (files.empty() || m_task.cancelled() || left < m_watch.patience)
        return;
    if (auto study = studyOf(series, files))
        m_watch.early(std::move(*study));
}

} // namespace foramen
