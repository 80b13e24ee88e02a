#include "core/torch/cpu_workers.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace foramen {

CpuWorkers::CpuWorkers(std::size_t threads)
{
    for (std::size_t i = 0; i < std::max<std::size_t>(1, threads); ++i)
        m_threads.emplace_back([this] { serve(); });
}

CpuWorkers::~CpuWorkers()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void CpuWorkers::run(std::size_t parts, const std::function<void(std::size_t part)>& work)
{
    std::unique_lock lock(m_mutex);
    m_work = &work;
    m_next = 0;
    m_parts = parts;
    m_failure = nullptr;
    m_wake.notify_all();
    m_done.wait(lock, [this] { return m_next == m_parts && m_running == 0; });
    m_work = nullptr;
    if (m_failure)
        std::rethrow_exception(m_failure);
}

void CpuWorkers::serve()
{
    // The first query initialises LibTorch's setting for this thread; later it would overwrite
    // ours.
    if (at::get_num_threads() != 1)
        at::set_num_threads(1);
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stop || (m_work && m_next < m_parts); });
        if (m_stop)
            return;
        const std::size_t part = m_next++;
        ++m_running;
        const auto* work = m_work;
        lock.unlock();
        std::exception_ptr failure;
        try {
            (*work)(part);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        --m_running;
        if (failure && !m_failure) {
            m_failure = failure;
            m_next = m_parts; // the remaining parts would fail as well
        }
        if (m_next == m_parts && m_running == 0)
            m_done.notify_one();
    }
}

} // namespace foramen
