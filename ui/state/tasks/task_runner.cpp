#include "ui/state/tasks/task_runner.h"

#include "core/base/log.h"

#include <QTimer>

#include <algorithm>
#include <vector>

namespace foramen {

namespace {

std::unique_ptr<QThreadPool> makePool()
{
    auto pool = std::make_unique<QThreadPool>();
    pool->setMaxThreadCount(1);
    // LibTorch and OpenMP keep state per thread: the thread lives as long as its owner.
    pool->setExpiryTimeout(-1);
    return pool;
}

/// Threads that were given up. Never destroyed, because that would wait for them.
std::vector<QThreadPool*>& abandonedPools()
{
    static auto* const pools = new std::vector<QThreadPool*>;
    return *pools;
}

void abandon(std::unique_ptr<QThreadPool> pool)
{
    logWarning("A thread was given up: a file or folder does not answer");
    abandonedPools().push_back(pool.release());
}

} // namespace

TaskRunner::TaskRunner(std::optional<std::chrono::milliseconds> patience, QObject* parent)
    : QObject(parent)
    , m_patience(patience)
    , m_pool(makePool())
    , m_mailbox(this)
    , m_stop(std::nostopstate)
{
}

TaskRunner::~TaskRunner()
{
    cancel();
    m_mailbox.close();
    m_newest = nullptr;
    m_pool->clear();
    if (!m_patience)
        m_pool->waitForDone();
    else if (!m_pool->waitForDone(static_cast<int>(m_patience->count())))
        abandon(std::move(m_pool));
}

void TaskRunner::cancel()
{
    m_stop.request_stop();
    m_running = false;
}

bool TaskRunner::hasAbandoned()
{
    const auto& pools = abandonedPools();
    return std::any_of(pools.begin(), pools.end(),
                       [](const QThreadPool* pool) { return pool->activeThreadCount() > 0; });
}

void TaskRunner::logFailure(const Error& error)
{
    logError("Work failed: {}", error.message);
}

void TaskRunner::run(std::function<void()> work)
{
    if (!m_patience) {
        m_pool->start(std::move(work));
        return;
    }
    m_pool->clear(); // older work that has not begun is cancelled
    const bool isBusy = m_pool->activeThreadCount() > 0;
    m_hasBegun = std::make_shared<std::atomic<bool>>(false);
    const auto shared = std::make_shared<std::function<void()>>(std::move(work));
    m_newest = [hasBegun = m_hasBegun, shared] {
        if (!hasBegun->exchange(true))
            std::exchange(*shared, nullptr)(); // what the work owns goes with it
    };
    m_pool->start(m_newest);
    if (isBusy)
        QTimer::singleShot(*m_patience, this, &TaskRunner::replaceStuckPool);
}

void TaskRunner::replaceStuckPool()
{
    if (*m_hasBegun)
        return; // the older work has ended
    m_pool->clear();
    abandon(std::exchange(m_pool, makePool()));
    m_pool->start(m_newest);
}

} // namespace foramen
