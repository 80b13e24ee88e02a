#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/instance_identity.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace foramen::test {

/// An archive without a network that keeps what it is sent, and fails as a test wants.
class StoreDouble final : public ArchiveClient {
public:
    /// What it has: SOP Instance UIDs.
    mutable std::set<std::string> has;
    /// Every instance that was sent to it, in order, also one that it refused.
    mutable std::vector<std::string> sent;
    mutable int questions = 0; ///< how often it was asked what it has
    mutable int commitments = 0; ///< how often it was asked to keep something

    std::optional<Error> unreachable; ///< no connection comes about
    std::optional<Error> asksNothing; ///< a search fails
    int breaksAfter = -1; ///< the connection breaks after so many answers; -1: never
    bool keepsBeforeBreaking = false; ///< the one whose answer is lost is stored
    std::map<std::string, Reason> refuses; ///< by SOP Instance UID
    std::map<std::string, Reason> refusesForNow;
    std::function<void()> beforeAnswer; ///< to each file
    Result<void> commits; ///< the end of a commitment
    std::set<std::string> doesNotKeep;

    [[nodiscard]] Result<void> echo(const Task&) const override { return {}; }
    [[nodiscard]] Result<int> findStudies(const StudyQuery&,
                                          const std::function<void(const StudyMatch&)>&,
                                          const Task&) const override
    {
        return 0;
    }
    [[nodiscard]] Result<int> findSeries(const SeriesQuery&,
                                         const std::function<void(const SeriesMatch&)>&,
                                         const Task&) const override
    {
        return 0;
    }
    [[nodiscard]] Result<int> findInstances(const InstanceQuery&,
                                            const std::function<void(const std::string&)>& found,
                                            const Task&) const override
    {
        ++questions;
        if (unreachable)
            return tl::make_unexpected(*unreachable);
        if (asksNothing)
            return tl::make_unexpected(*asksNothing);
        for (const std::string& uid : has)
            found(uid);
        return static_cast<int>(has.size());
    }
    [[nodiscard]] Transfer get(const RetrieveRequest&, const std::filesystem::path&,
                               const Task&) const override
    {
        return {};
    }
    [[nodiscard]] Transfer store(const std::vector<std::filesystem::path>& files,
                                 const TakeFileAnswer& told, const Task& task) const override
    {
        Transfer transfer;
        if (unreachable)
            transfer.end = tl::make_unexpected(*unreachable);
        int answers = 0;
        for (const std::filesystem::path& file : files) {
            if (!transfer.end)
                break;
            if (task.cancelled()) {
                transfer.end = cancelledFailure();
                break;
            }
            const auto identity = readInstanceIdentity(file);
            const std::string uid = identity ? identity->sopInstanceUid : "unreadable";
            sent.push_back(uid);
            if (answers == breaksAfter) {
                if (keepsBeforeBreaking)
                    has.insert(uid);
                transfer.end = failure(ErrorCode::NotReadable,
                                       std::string("The archive closed the connection"));
                break;
            }
            ++answers;
            if (beforeAnswer)
                beforeAnswer();
            if (const auto no = refuses.find(uid); no != refuses.end()) {
                told({file, false, false, no->second});
            } else if (const auto later = refusesForNow.find(uid); later != refusesForNow.end()) {
                told({file, false, true, later->second});
            } else {
                has.insert(uid);
                told({file, true, false, {}});
            }
        }
        return transfer;
    }
    [[nodiscard]] Commitment commit(const std::vector<InstanceReference>& instances,
                                    const Task&) const override
    {
        ++commitments;
        Commitment commitment;
        commitment.end = commits;
        if (!commits)
            return commitment;
        for (const InstanceReference& one : instances)
            if (doesNotKeep.contains(one.sopInstanceUid))
                commitment.failed.push_back(
                    {one.sopInstanceUid, true, Reason::ofText("The archive does not have it")});
            else
                commitment.kept.push_back(one.sopInstanceUid);
        return commitment;
    }

    [[nodiscard]] int timesSent(const std::string& uid) const
    {
        return static_cast<int>(std::count(sent.begin(), sent.end(), uid));
    }
};

} // namespace foramen::test
