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

/// Threads that each compute with one thread of LibTorch. Pictures of a batch are independent, so
/// each thread takes its share of them through a whole network: nobody waits at the end of each
/// layer, and idle threads sleep. Used by one thread at a time.
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

    std::mutex m_mutex; ///< guards all that follows but the threads
    std::condition_variable m_wake;
    std::condition_variable m_done;
    const std::function<void(std::size_t)>* m_work = nullptr;
    std::size_t m_next = 0; ///< part to be taken
    std::size_t m_parts = 0;
    std::size_t m_running = 0; ///< parts taken and not finished
    std::exception_ptr m_failure;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace foramen
