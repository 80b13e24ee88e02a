#pragma once

// LibTorch inside: for the .cpp files of this folder only.

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace foramen {

/// A pool of threads that each compute with one LibTorch thread. Pictures of a batch are
/// independent, so each thread runs its share of them through a whole network: no thread waits at
/// the end of a layer, and idle threads sleep. Used by one thread at a time.
class CpuWorkers {
public:
    explicit CpuWorkers(std::size_t threads);
    ~CpuWorkers();
    CpuWorkers(const CpuWorkers&) = delete;
    CpuWorkers& operator=(const CpuWorkers&) = delete;

    [[nodiscard]] std::size_t threads() const { return m_threads.size(); }
    /// Calls @p work with 0 to @p parts - 1, spread over the threads, and waits for all of them.
    /// Throws what the first of them threw.
    void run(std::size_t parts, const std::function<void(std::size_t part)>& work);

private:
    void serve();

    std::mutex m_mutex; ///< guards all members below except the threads
    std::condition_variable m_wake;
    std::condition_variable m_done;
    const std::function<void(std::size_t)>* m_work = nullptr;
    std::size_t m_next = 0; ///< next part to be started
    std::size_t m_parts = 0;
    std::size_t m_running = 0; ///< parts that were started and are not finished
    std::exception_ptr m_failure;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace foramen
