#include "app/cli/grade/parallel_grading.h"

#include "core/base/exception_failure.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace foramen {

namespace {

Result<GradedStudy> gradeGuarded(Predictor& predictor, const Study& study, const Task& task,
                                 const StudyGradingOptions& options)
{
    try {
        return gradeStudy(predictor, study, task, options);
    } catch (const std::exception&) { // of this study: memory is short, a library gives up
        return tl::make_unexpected(errorOfException());
    }
}

/// Whether every other study would fail as well.
bool concernsAll(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
    case ErrorCode::ModelMissing:
    case ErrorCode::ModelDamaged:
    case ErrorCode::ModelContract:
    case ErrorCode::RuntimeMissing:
    case ErrorCode::DeviceFailed:
        return true;
    default:
        return false;
    }
}

/// The studies that wait, and the outcomes that were not taken yet.
class GradingQueue {
public:
    GradingQueue(std::span<const Study> studies, const std::vector<std::size_t>& wanted,
                 std::size_t workers, const Task& task)
        : m_studies(studies)
        , m_wanted(wanted)
        , m_task(task)
        , m_fractions(workers, 0)
        , m_working(workers)
    {
    }

    /// Grades studies until none waits. On a thread of its own.
    void serve(std::size_t worker, Predictor& predictor, const StudyGradingOptions& options)
    {
        const Task part{m_task.stop, [this, worker](double fraction) {
                            const std::lock_guard lock(m_mutex);
                            m_fractions[worker] = fraction;
                            reportProgress();
                        }};
        while (const auto study = next())
            finish(worker, {*study, gradeGuarded(predictor, m_studies[*study], part, options)});
        const std::lock_guard lock(m_mutex);
        --m_working;
        m_changed.notify_one();
    }

    /// Waits for an outcome. @return none when all workers are done.
    std::optional<GradingOutcome> wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_outcomes.empty() || m_working == 0; });
        if (m_outcomes.empty())
            return std::nullopt;
        GradingOutcome outcome = std::move(m_outcomes.front());
        m_outcomes.pop_front();
        return outcome;
    }

    /// Lets no further study begin.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_next = m_wanted.size();
    }

private:
    std::optional<std::size_t> next()
    {
        const std::lock_guard lock(m_mutex);
        if (m_next == m_wanted.size() || m_task.cancelled())
            return std::nullopt;
        return m_wanted[m_next++];
    }

    void finish(std::size_t worker, GradingOutcome outcome)
    {
        const std::lock_guard lock(m_mutex);
        m_outcomes.push_back(std::move(outcome));
        m_fractions[worker] = 0;
        ++m_finished;
        reportProgress();
        m_changed.notify_one();
    }

    void reportProgress() const
    {
        const double running = std::accumulate(m_fractions.begin(), m_fractions.end(), 0.0);
        m_task.report((static_cast<double>(m_finished) + running)
                      / static_cast<double>(m_wanted.size()));
    }

    std::span<const Study> m_studies;
    const std::vector<std::size_t>& m_wanted;
    const Task& m_task; ///< its progress is called under the lock
    std::mutex m_mutex; ///< guards all members below
    std::condition_variable m_changed;
    std::deque<GradingOutcome> m_outcomes;
    std::vector<double> m_fractions; ///< of the study that each worker grades
    std::size_t m_working;
    std::size_t m_next = 0; ///< index into m_wanted
    std::size_t m_finished = 0;
};

} // namespace

Result<void> gradeInParallel(const std::vector<std::unique_ptr<Predictor>>& predictors,
                             std::span<const Study> studies, const std::vector<std::size_t>& wanted,
                             const StudyGradingOptions& options, const Task& task,
                             const std::function<void(GradingOutcome)>& take)
{
    const std::size_t workers = std::min(predictors.size(), wanted.size());
    GradingQueue queue(studies, wanted, workers, task);
    std::vector<std::jthread> threads;
    threads.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i)
        threads.emplace_back(
            [&queue, &predictors, &options, i] { queue.serve(i, *predictors[i], options); });
    Result<void> result;
    std::size_t taken = 0;
    while (auto outcome = queue.wait()) {
        const bool ends = !outcome->graded && concernsAll(outcome->graded.error());
        if (!ends) {
            take(std::move(*outcome));
            ++taken;
            continue;
        }
        queue.close();
        if (result)
            result = tl::make_unexpected(outcome->graded.error());
    }
    if (result && taken < wanted.size())
        result = cancelledFailure();
    return result;
}

} // namespace foramen
