#include "ui/state/outbox/outbox_queue.h"

#include "core/pacs/outbox/outbox_sending.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace foramen {

namespace {

constexpr std::chrono::seconds kElsewhere{20}; ///< until a job of another window is looked at
constexpr std::chrono::milliseconds kSoonest{500};
constexpr std::chrono::milliseconds kLatest{60'000};

QString key(const std::string& id)
{
    return QString::fromStdString(id);
}

/// One attempt. @return the job afterwards; none where another window has it.
Result<std::optional<OutboxJob>> attempt(const Outbox& outbox, const std::string& id,
                                         const ArchiveClient& client, bool wantsCommitment,
                                         const Task& task)
{
    auto claimed = outbox.claim(id);
    if (!claimed)
        return tl::make_unexpected(claimed.error());
    if (!*claimed || (*claimed)->job().isFinished())
        return std::nullopt;
    if (const auto noted = sendJob(**claimed, client, wantsCommitment, task); !noted)
        return tl::make_unexpected(noted.error());
    return (*claimed)->job();
}

} // namespace

OutboxQueue::OutboxQueue(std::filesystem::path folder, Parts parts, QObject* parent)
    : QObject(parent)
    , m_outbox(std::move(folder))
    , m_parts(std::move(parts))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OutboxQueue::look);
    connect(&m_parts.nodes, &ArchiveNodes::changed, this, &OutboxQueue::look);
}

OutboxQueue::~OutboxQueue()
{
    m_stop.request_stop();
}

void OutboxQueue::look()
{
    if (m_reader.isRunning()) {
        m_isLookDue = true;
        return;
    }
    m_isLookDue = false;
    const bool isFirst = !std::exchange(m_isSwept, true);
    m_reader.start(
        [outbox = m_outbox, isFirst](const Task&) -> Result<OutboxListing> {
            if (isFirst)
                if (const auto swept = outbox.sweep(std::chrono::system_clock::now()); !swept)
                    return tl::make_unexpected(swept.error());
            return outbox.jobs();
        },
        [this](const Result<OutboxListing>& listing) { take(listing); });
}

void OutboxQueue::take(const Result<OutboxListing>& listing)
{
    const QString trouble = listing ? QString() : archiveSentence(listing.error());
    if (!trouble.isEmpty() && trouble != m_told)
        Q_EMIT told(tr("The outbox cannot be used. %1").arg(trouble));
    m_told = trouble;
    if (listing) {
        m_jobs = listing->jobs;
        m_unreadable = listing->unreadable;
    }
    Q_EMIT changed();
    if (m_isLookDue)
        look();
    else
        sendNext();
}

const OutboxJob* OutboxQueue::find(const QString& id) const
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [&](const OutboxJob& job) { return key(job.id) == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

OutboxHold OutboxQueue::holdOf(const OutboxJob& job) const
{
    const QString nodeId = key(job.draft.target.nodeId);
    const ArchiveNode* node = m_parts.nodes.find(nodeId);
    if (job.isFinished())
        return OutboxHold::None;
    if (!node)
        return OutboxHold::NoArchive;
    if (placeOf(node->pacs) != job.draft.target.place)
        return OutboxHold::OtherPlace;
    if (node->signIn != SignIn::None && m_withoutSecret.contains(nodeId)
        && m_parts.secrets.of(nodeId).isEmpty())
        return OutboxHold::NoSecret;
    return OutboxHold::None;
}

int OutboxQueue::openCount() const
{
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(),
                                          [](const OutboxJob& job) { return !job.isFinished(); }));
}

int OutboxQueue::stuckCount() const
{
    return static_cast<int>(
        std::count_if(m_jobs.begin(), m_jobs.end(), [this](const OutboxJob& job) {
            return job.state == JobState::Refused || holdOf(job) != OutboxHold::None;
        }));
}

bool OutboxQueue::isDue(const OutboxJob& job, TimePoint now) const
{
    // One that is called "sending" and is not ours: its program was killed, or another window
    // sends it, which shows when it is claimed.
    if (job.state != JobState::Waiting && job.state != JobState::Sending)
        return false;
    if (m_notBefore.value(key(job.id), now) > now)
        return false;
    return job.nextTry <= now || !m_tried.contains(key(job.id));
}

void OutboxQueue::sendNext()
{
    if (m_sender.isRunning() || m_editor.isRunning() || m_isAsking)
        return;
    const TimePoint now = std::chrono::system_clock::now();
    for (const OutboxJob& job : m_jobs) {
        if (!isDue(job, now) || holdOf(job) != OutboxHold::None)
            continue;
        const ArchiveNode node = *m_parts.nodes.find(key(job.draft.target.nodeId));
        if (node.signIn == SignIn::None)
            send(job.id, node, {});
        else
            askForSecret(job.id, node);
        return;
    }
    setTimer();
}

void OutboxQueue::askForSecret(const std::string& id, const ArchiveNode& node)
{
    m_isAsking = true;
    m_parts.secrets.find(node.id, [this, id, node](const QString& secret) {
        m_isAsking = false;
        if (!secret.isEmpty()) {
            send(id, node, secret);
            return;
        }
        m_withoutSecret.insert(node.id);
        Q_EMIT changed();
        sendNext();
    });
}

void OutboxQueue::send(const std::string& id, const ArchiveNode& node, const QString& secret)
{
    m_timer.stop();
    m_current = id;
    m_tried.insert(key(id));
    m_stop = std::stop_source();
    m_sender.start(
        [outbox = m_outbox, id, client = m_parts.client(withSecret(node, secret)),
         wantsCommitment = node.pacs.asksForCommitment,
         stop = m_stop](const Task& task) -> Result<std::optional<OutboxJob>> {
            // Whoever stops this attempt alone still hears how it ended.
            const std::stop_callback both(task.stop, [&stop] { stop.request_stop(); });
            return attempt(outbox, id, *client, wantsCommitment,
                           Task{stop.get_token(), task.progress});
        },
        [this, id, nodeId = node.id](const Result<std::optional<OutboxJob>>& outcome) {
            attemptEnded(id, nodeId, outcome);
        });
    Q_EMIT changed();
}

void OutboxQueue::attemptEnded(const std::string& id, const QString& nodeId,
                               const Result<std::optional<OutboxJob>>& outcome)
{
    m_current.clear();
    const bool isRemoved = std::exchange(m_removed, {}) == id;
    if (!outcome) {
        // Without a place to note it nothing is sent; it is tried again with the next look.
        m_notBefore.insert(key(id), std::chrono::system_clock::now() + kElsewhere);
        Q_EMIT told(tr("The outbox cannot be used. %1").arg(archiveSentence(outcome.error())));
    } else if (!*outcome) {
        m_notBefore.insert(key(id), std::chrono::system_clock::now() + kElsewhere);
    } else {
        const OutboxJob& job = **outcome;
        if (job.state == JobState::Sent) {
            m_parts.secrets.prove(nodeId);
            Q_EMIT sent(job);
        } else if (job.state == JobState::Refused) {
            m_parts.secrets.doubt(nodeId);
            Q_EMIT notSent(job);
        } else if (job.attempts == 1 && !isRemoved) {
            Q_EMIT notSent(job);
        }
    }
    if (isRemoved)
        remove(key(id));
    else
        look();
}

void OutboxQueue::tryNow(const QString& id)
{
    const OutboxJob* job = find(id);
    const ArchiveNode* node = job ? m_parts.nodes.find(key(job->draft.target.nodeId)) : nullptr;
    if (!node || isSending(*job))
        return;
    m_notBefore.remove(id);
    m_withoutSecret.remove(node->id);
    const OutboxTarget target{node->id.toStdString(), node->pacs.name, placeOf(node->pacs)};
    edit([outbox = m_outbox, one = job->id, target] { return outbox.tryNow(one, target); });
}

void OutboxQueue::remove(const QString& id)
{
    const OutboxJob* job = find(id);
    if (!job)
        return;
    if (isSending(*job)) {
        m_removed = job->id;
        m_stop.request_stop();
        return;
    }
    edit([outbox = m_outbox, one = job->id] { return outbox.remove(one); });
}

void OutboxQueue::edit(std::function<Result<bool>()> change)
{
    m_edits.push_back(std::move(change));
    if (!m_editor.isRunning())
        editNext();
}

void OutboxQueue::editNext()
{
    const auto change = std::move(m_edits.front());
    m_edits.erase(m_edits.begin());
    m_editor.start(
        [change](const Task&) { return change(); },
        [this](const Result<bool>& done) {
            if (!done)
                Q_EMIT told(tr("The outbox cannot be used. %1").arg(archiveSentence(done.error())));
            else if (!*done)
                Q_EMIT told(tr("Another window is sending this."));
            if (m_edits.empty())
                look();
            else
                editNext();
        });
}

void OutboxQueue::setTimer()
{
    const TimePoint now = std::chrono::system_clock::now();
    std::optional<std::chrono::milliseconds> wait;
    for (const OutboxJob& job : m_jobs) {
        if (job.state != JobState::Waiting && job.state != JobState::Sending)
            continue;
        const TimePoint due = std::max(m_notBefore.value(key(job.id), now), job.nextTry);
        const auto left = std::clamp(
            std::chrono::duration_cast<std::chrono::milliseconds>(due - now), kSoonest, kLatest);
        // What is held waits for a change of the settings or for a password.
        const auto next = holdOf(job) == OutboxHold::None ? left : kLatest;
        wait = std::min(wait.value_or(next), next);
    }
    if (wait)
        m_timer.start(*wait);
}

} // namespace foramen
