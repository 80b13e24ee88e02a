#include "core/pacs/outbox/outbox_sending.h"

#include "core/base/text/text_file.h"
#include "core/pacs/outbox/content_sum.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace foramen {

namespace {

bool isOpen(const OutboxObject& object)
{
    return object.state == ObjectState::Waiting || object.state == ObjectState::Uncertain;
}

/// One attempt.
class Attempt {
public:
    Attempt(OutboxClaim& claim, const ArchiveClient& client, bool wantsCommitment, const Task& task)
        : m_claim(claim)
        , m_client(client)
        , m_wantsCommitment(wantsCommitment)
        , m_task(task)
    {
    }

    [[nodiscard]] Result<void> run()
    {
        refuseDamaged();
        m_end = askForUncertain();
        if (m_end)
            send();
        if (m_end)
            commit();
        conclude();
        if (auto saved = m_claim.save(); !saved)
            return saved;
        if (job().state == JobState::Sent)
            if (auto discarded = m_claim.discardFiles(); !discarded)
                return discarded; // sweep() tries it again
        return m_noted;
    }

private:
    [[nodiscard]] OutboxJob& job() { return m_claim.job(); }

    /// What lies on the disk is sent as it was put there, or not at all.
    void refuseDamaged()
    {
        for (OutboxObject& object : job().objects) {
            if (!isOpen(object))
                continue;
            const auto bytes = readTextFile(m_claim.fileOf(object));
            if (bytes && contentSum(*bytes) == object.sha256)
                continue;
            object.state = ObjectState::Refused;
            object.remark = bytes ? "The file in the outbox was changed; it is not sent"
                                  : bytes.error().message;
        }
    }

    /// @return a failure that a later attempt may not have.
    Result<void> askForUncertain()
    {
        std::set<std::pair<std::string, std::string>> series;
        for (const OutboxObject& object : job().objects)
            if (object.state == ObjectState::Uncertain)
                series.emplace(object.studyInstanceUid, object.seriesInstanceUid);
        for (const auto& [study, one] : series) {
            std::set<std::string> there;
            const auto found = m_client.findInstances(
                {study, one}, [&there](const std::string& uid) { there.insert(uid); }, m_task);
            if (!found && isRefusal(found.error()))
                continue; // it cannot be asked: sending says whether it works
            if (!found)
                return tl::make_unexpected(found.error());
            for (OutboxObject& object : job().objects)
                if (object.state == ObjectState::Uncertain && object.seriesInstanceUid == one)
                    object.state = there.contains(object.sopInstanceUid) ? ObjectState::Sent
                                                                         : ObjectState::Waiting;
        }
        return {};
    }

    void send()
    {
        std::vector<std::filesystem::path> files;
        std::map<std::filesystem::path, OutboxObject*> byFile;
        for (OutboxObject& object : job().objects) {
            if (!isOpen(object))
                continue;
            // From now on it may be there, until the archive has answered.
            object.state = ObjectState::Uncertain;
            files.push_back(m_claim.fileOf(object));
            byFile.emplace(files.back(), &object);
        }
        job().state = JobState::Sending;
        job().changed = std::chrono::system_clock::now();
        if (m_noted = m_claim.save(); !m_noted) {
            // Without the note nothing may be sent.
            for (const auto& [file, object] : byFile)
                object->state = ObjectState::Waiting;
            m_end = m_noted;
            return;
        }
        if (files.empty())
            return;
        const Transfer transfer = m_client.store(
            files,
            [&](const FileAnswer& answer) {
                const auto found = byFile.find(answer.file);
                if (found != byFile.end())
                    take(answer, *found->second);
            },
            m_task);
        m_end = transfer.end;
    }

    void take(const FileAnswer& answer, OutboxObject& object)
    {
        object.remark = english(answer.reason);
        if (answer.isStored)
            object.state = ObjectState::Sent;
        else
            object.state = answer.isTemporary ? ObjectState::Waiting : ObjectState::Refused;
        // Where it cannot be written, the object stays uncertain on the disk and is asked for.
        if (auto saved = m_claim.save(); !saved && m_noted)
            m_noted = saved;
    }

    [[nodiscard]] bool isAllSent() const
    {
        const auto& objects = m_claim.job().objects;
        return std::all_of(objects.begin(), objects.end(), [](const OutboxObject& object) {
            return object.state == ObjectState::Sent;
        });
    }

    /// Asks whether the archive keeps what it has.
    void commit()
    {
        std::vector<InstanceReference> asked;
        for (const OutboxObject& object : job().objects)
            if (!object.isCommitted)
                asked.push_back({object.sopClassUid, object.sopInstanceUid});
        if (!m_wantsCommitment || !isAllSent() || asked.empty())
            return;
        const Commitment answer = m_client.commit(asked, m_task);
        for (OutboxObject& object : job().objects) {
            if (std::find(answer.kept.begin(), answer.kept.end(), object.sopInstanceUid)
                != answer.kept.end()) {
                object.isCommitted = true;
                object.remark.clear();
            }
            for (const Commitment::Failure& one : answer.failed)
                if (one.sopInstanceUid == object.sopInstanceUid) {
                    object.remark = english(one.reason);
                    if (one.isAbsent)
                        object.state = ObjectState::Refused; // sent again when somebody asks for it
                    m_isNotKept = true;
                }
        }
        m_end = answer.end;
    }

    [[nodiscard]] bool isDone() const
    {
        const auto& objects = m_claim.job().objects;
        return isAllSent()
            && (!m_wantsCommitment
                || std::all_of(objects.begin(), objects.end(),
                               [](const OutboxObject& object) { return object.isCommitted; }));
    }

    void conclude()
    {
        job().changed = std::chrono::system_clock::now();
        job().nextTry = job().changed;
        job().reason.clear();
        if (isDone()) {
            job().state = JobState::Sent;
            return;
        }
        if (!m_end && m_end.error().code == ErrorCode::Cancelled) {
            job().state = JobState::Waiting;
            return;
        }
        ++job().attempts;
        const auto& objects = job().objects;
        const bool isRefused = !m_end
            ? isRefusal(m_end.error())
            : m_isNotKept || std::none_of(objects.begin(), objects.end(), isOpen);
        job().reason = reasonText();
        job().state = isRefused ? JobState::Refused : JobState::Waiting;
        if (!isRefused)
            job().nextTry = job().changed + retryDelay(job().attempts);
    }

    /// Why it is not done: the end of the attempt, else the first object with a remark, those first
    /// that the archive refuses.
    [[nodiscard]] std::string reasonText() const
    {
        if (!m_end)
            return m_end.error().message;
        for (const ObjectState state :
             {ObjectState::Refused, ObjectState::Waiting, ObjectState::Sent})
            for (const OutboxObject& object : m_claim.job().objects)
                if (object.state == state && !object.isCommitted && !object.remark.empty())
                    return object.remark;
        return "The archive did not confirm that it has all files";
    }

    OutboxClaim& m_claim;
    const ArchiveClient& m_client;
    bool m_wantsCommitment;
    const Task& m_task;
    bool m_isNotKept = false; ///< an object, as the archive says
    Result<void> m_end; ///< why the attempt ended too early
    Result<void> m_noted; ///< why the outbox could not be written
};

} // namespace

Result<void> sendJob(OutboxClaim& claim, const ArchiveClient& client, bool wantsCommitment,
                     const Task& task)
{
    return Attempt(claim, client, wantsCommitment, task).run();
}

} // namespace foramen
