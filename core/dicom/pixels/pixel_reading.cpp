#include "core/dicom/pixels/pixel_reading.h"

#include "core/base/processors.h"
#include "core/dicom/codecs/decoding_resources.h"
#include "core/dicom/pixels/pixel_reader.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace foramen {

namespace {

/// The threads that decode the instances of one call.
class PixelReading {
public:
    /// All arguments must outlive it.
    PixelReading(const std::vector<const Instance*>& instances, const Task& task,
                 const TakePixels& take)
        : m_instances(instances)
        , m_task(task)
        , m_take(take)
        , m_threads(std::min(static_cast<std::size_t>(usableProcessors()), instances.size()))
        , m_pixels(instances.size())
    {
        m_unused.reserve(instances.size());
    }

    Result<void> run()
    {
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < m_threads; ++i)
                others.emplace_back([this] { decode(false); });
            decode(true);
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
        if (m_taken < m_instances.size())
            return cancelledFailure();
        m_task.report(1);
        return {};
    }

private:
    /// Instances that a thread may be ahead of the one that is taken next: they need memory.
    static constexpr std::size_t kPlacesPerThread = 3;

    void decode(bool reports)
    {
        DecodingResources resources;
        while (auto next = nextPlace()) {
            Result<PixelData> pixels =
                readPixels(*m_instances[next->index], resources, std::move(next->memory));
            std::unique_lock lock(m_mutex);
            m_pixels[next->index] = std::move(pixels);
            takeReady(lock);
            if (reports)
                m_task.report(static_cast<double>(m_taken)
                              / static_cast<double>(m_instances.size()));
        }
    }

    /// An instance to decode.
    struct Place {
        std::size_t index = 0;
        std::vector<std::int16_t> memory; ///< that an instance has left, or none
    };

    /// The next instance, once it has a place. @return none where the work is over.
    std::optional<Place> nextPlace()
    {
        const auto isOver = [this] {
            return m_next >= m_instances.size() || m_failure || m_task.cancelled();
        };
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
                       [&] { return isOver() || m_next < m_taken + m_threads * kPlacesPerThread; });
        if (isOver())
            return std::nullopt;
        Place next{.index = m_next++, .memory = {}};
        if (!m_unused.empty()) {
            next.memory = std::move(m_unused.back());
            m_unused.pop_back();
        }
        return next;
    }

    /// Takes what has no earlier instance to wait for, unless another thread is about it, which
    /// then takes this, too. The lock is open meanwhile, so that nobody waits for that.
    void takeReady(std::unique_lock<std::mutex>& lock)
    {
        if (m_isTaking)
            return;
        m_isTaking = true;
        while (!m_failure && m_taken < m_pixels.size() && m_pixels[m_taken]) {
            std::optional<Result<PixelData>> pixels =
                std::exchange(m_pixels[m_taken], std::nullopt);
            lock.unlock();
            const std::exception_ptr failure = taken(*pixels);
            lock.lock();
            m_failure = failure;
            ++m_taken;
            if (*pixels && !m_failure)
                m_unused.push_back(std::move((*pixels)->stored));
            m_changed.notify_all();
        }
        m_isTaking = false;
    }

    /// @return what was thrown. No exception may leave a thread.
    std::exception_ptr taken(Result<PixelData>& pixels) const
    {
        try {
            m_take(pixels);
            return {};
        } catch (...) { // memory
            return std::current_exception();
        }
    }

    const std::vector<const Instance*>& m_instances;
    const Task& m_task;
    const TakePixels& m_take;
    std::size_t m_threads;
    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_changed; ///< an instance was taken, or taking it failed
    std::size_t m_next = 0;
    std::vector<std::optional<Result<PixelData>>> m_pixels; ///< decoded, not yet taken
    std::size_t m_taken = 0;
    bool m_isTaking = false;
    std::vector<std::vector<std::int16_t>> m_unused; ///< memory for PixelData::stored
    std::exception_ptr m_failure;
};

} // namespace

Result<void> readPixelsOf(const std::vector<const Instance*>& instances, const Task& task,
                          const TakePixels& take)
{
    return PixelReading(instances, task, take).run();
}

} // namespace foramen
