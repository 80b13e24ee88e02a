#pragma once

#include "core/pacs/uid_name.h"
#include "tests/support/file_content.h"
#include "ui/state/archive/archive_access.h"

#include <QString>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace foramen::test {

/// An archive without a network: what a test put into it.
class FakeArchive final : public ArchiveClient {
public:
    std::vector<StudyMatch> studies;
    std::vector<SeriesMatch> series; ///< of the one study that can be retrieved
    std::map<std::string, std::vector<std::string>> files; ///< content, by Series Instance UID
    std::map<std::string, int> givesOnly; ///< fails after so many files of a series
    ErrorCode failsWith = ErrorCode::NotReadable;
    bool listsSeries = true;
    std::atomic<bool> stalls{false}; ///< a search or a series waits at its end for a cancel
    std::optional<Error> searchFails;

    /// The series that were asked for, in order.
    [[nodiscard]] std::vector<std::string> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

    [[nodiscard]] Result<void> echo(const Task&) const override { return {}; }
    [[nodiscard]] Result<int> findStudies(const StudyQuery&,
                                          const std::function<void(const StudyMatch&)>& found,
                                          const Task& task) const override
    {
        for (const StudyMatch& study : studies) {
            if (task.cancelled())
                return cancelledFailure();
            found(study);
        }
        waitIfStalled(task);
        if (searchFails)
            return tl::make_unexpected(*searchFails);
        return static_cast<int>(studies.size());
    }
    [[nodiscard]] Result<int> findSeries(const SeriesQuery&,
                                         const std::function<void(const SeriesMatch&)>& found,
                                         const Task&) const override
    {
        if (!listsSeries)
            return failure(ErrorCode::Unsupported, std::string("No such search"));
        for (const SeriesMatch& one : series)
            found(one);
        return static_cast<int>(series.size());
    }
    [[nodiscard]] Transfer get(const RetrieveRequest& request, const std::filesystem::path& folder,
                               const Task& task) const override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request.seriesInstanceUid);
        }
        Transfer transfer;
        transfer.folder = folder / uidFileName(request.studyInstanceUid);
        std::filesystem::create_directories(transfer.folder);
        for (const auto& [uid, contents] : files) {
            if (!request.seriesInstanceUid.empty() && request.seriesInstanceUid != uid)
                continue;
            const auto limit = givesOnly.find(uid);
            for (std::size_t i = 0; i < contents.size(); ++i) {
                if (limit != givesOnly.end() && static_cast<int>(i) == limit->second) {
                    transfer.end = failure(failsWith, std::string("The connection broke"));
                    return transfer;
                }
                writeText(
                    QString::fromStdString(
                        (transfer.folder / (uid + '.' + std::to_string(i) + ".dcm")).string()),
                    QByteArray::fromStdString(contents[i]));
                ++transfer.transferred;
            }
        }
        waitIfStalled(task);
        if (task.cancelled())
            transfer.end = cancelledFailure();
        return transfer;
    }
    [[nodiscard]] Result<int> findInstances(const InstanceQuery&,
                                            const std::function<void(const std::string&)>&,
                                            const Task&) const override
    {
        return 0;
    }
    [[nodiscard]] Transfer store(const std::vector<std::filesystem::path>&, const TakeFileAnswer&,
                                 const Task&) const override
    {
        return {};
    }
    [[nodiscard]] Commitment commit(const std::vector<InstanceReference>&,
                                    const Task&) const override
    {
        return {};
    }

private:
    void waitIfStalled(const Task& task) const
    {
        while (stalls && !task.cancelled())
            std::this_thread::yield();
    }

    mutable std::mutex m_mutex;
    mutable std::vector<std::string> m_requests;
};

} // namespace foramen::test
