#include "ui/state/archive/archive_search.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace foramen {

namespace {

struct SearchOutcome {
    bool isCut = false;
    std::optional<Error> error;
};

SearchOutcome outcomeOf(const ArchiveClient& client, const StudyQuery& query,
                        const std::function<void(const StudyMatch&)>& give, const Task& task)
{
    std::stop_source enough;
    const std::stop_callback cancelled(task.stop, [&enough] { enough.request_stop(); });
    std::size_t count = 0;
    const auto take = [&](const StudyMatch& study) {
        if (count == ArchiveSearch::kMost) {
            enough.request_stop();
            return;
        }
        ++count;
        give(study);
    };
    const auto found = client.findStudies(query, take, Task{enough.get_token(), {}});
    if (enough.stop_requested())
        return {true, std::nullopt}; // a cancelled search is not asked how it ended
    if (!found)
        return {false, found.error()};
    return {};
}

/// Studies between the worker that finds them and the window, which takes all that came since it
/// last had time.
class ArrivedStudies {
public:
    /// @return whether the window must be told.
    [[nodiscard]] bool add(const StudyMatch& study)
    {
        const std::lock_guard lock(m_mutex);
        m_studies.push_back(study);
        return m_studies.size() == 1;
    }
    [[nodiscard]] std::vector<StudyMatch> taken()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_studies, {});
    }

private:
    std::mutex m_mutex;
    std::vector<StudyMatch> m_studies;
};

} // namespace

ArchiveSearch::ArchiveSearch(QObject* parent)
    : QObject(parent)
{
}

void ArchiveSearch::start(const ArchiveClientPtr& client, const StudyQuery& query)
{
    m_state = SearchState::Running;
    m_count = 0;
    m_failure.clear();
    Q_EMIT begun();
    const auto arrived = std::make_shared<ArrivedStudies>();
    m_runner.start(
        [this, client, query, arrived, mailbox = m_runner.mailbox()](const Task& task) {
            const auto give = [&](const StudyMatch& study) {
                if (arrived->add(study))
                    mailbox.post([this, arrived, stop = task.stop] {
                        if (!stop.stop_requested())
                            take(arrived->taken());
                    });
            };
            return outcomeOf(*client, query, give, task);
        },
        [this](const SearchOutcome& outcome) {
            m_state = outcome.error ? SearchState::Failed
                : outcome.isCut     ? SearchState::Cut
                                    : SearchState::Done;
            if (outcome.error)
                m_failure = archiveSentence(*outcome.error);
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void ArchiveSearch::cancel()
{
    if (m_state != SearchState::Running)
        return;
    m_runner.cancel();
    m_state = SearchState::Cancelled;
    Q_EMIT changed();
}

void ArchiveSearch::take(const std::vector<StudyMatch>& studies)
{
    m_count += studies.size();
    Q_EMIT found(studies);
    Q_EMIT changed();
}

} // namespace foramen
