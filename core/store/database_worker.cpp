#include "core/store/database_worker.h"

#include "core/base/log.h"

#include <atomic>
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace foramen {

namespace {

std::atomic<int> abandonedCount = 0;

} // namespace

/// What the worker's thread and its owner share.
struct DatabaseWorker::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::function<void()> call; ///< to be run; empty: none
    bool isBusy = false;
    bool hasEnded = false; ///< no call comes any more
    bool isAbandoned = false;

    void work();
};

void DatabaseWorker::Shared::work()
{
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return call || hasEnded; });
        if (!call)
            return;
        std::function<void()> now = std::exchange(call, nullptr);
        lock.unlock();
        now();
        now = nullptr; // with what it owns, before others know that it has ended
        lock.lock();
        isBusy = false;
        if (isAbandoned)
            --abandonedCount;
        changed.notify_all();
    }
}

DatabaseWorker::DatabaseWorker(std::chrono::milliseconds patience)
    : m_patience(patience)
    , m_shared(std::make_shared<Shared>())
    , m_thread([shared = m_shared] { shared->work(); })
{
}

DatabaseWorker::~DatabaseWorker()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->hasEnded = true;
    m_shared->changed.notify_all();
    if (m_shared->changed.wait_for(lock, m_patience, [this] { return !m_shared->isBusy; })) {
        lock.unlock();
        m_thread.join();
        return;
    }
    m_shared->isAbandoned = true;
    ++abandonedCount;
    m_thread.detach(); // it shares all that it uses
    logWarning("Database: a thread was given up, because the disk or the network does not answer");
}

bool DatabaseWorker::run(std::function<void()> call)
{
    std::unique_lock lock(m_shared->mutex);
    assert(!m_shared->isBusy);
    m_shared->call = std::move(call);
    m_shared->isBusy = true;
    m_shared->changed.notify_all();
    return m_shared->changed.wait_for(lock, m_patience, [this] { return !m_shared->isBusy; });
}

bool DatabaseWorker::isBusy() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->isBusy;
}

bool DatabaseWorker::hasAbandoned()
{
    return abandonedCount > 0;
}

} // namespace foramen
