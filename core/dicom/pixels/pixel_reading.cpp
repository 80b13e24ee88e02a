#include "core/dicom/pixels/pixel_reading.h"

#include "core/base/processors.h"
#include "core/dicom/codecs/decoder_process.h"
#include "core/dicom/pixels/pixel_reader.h"

#include <algorithm>
#include <condition_variable>
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
        DecoderProcess process;
        while (const std::optional<std::size_t> index = nextIndex()) {
            Result<PixelData> pixels = readPixels(*m_instances[*index], process);
            const std::lock_guard lock(m_mutex);
            m_pixels[*index] = std::move(pixels);
            takeReady();
            m_changed.notify_all();
            if (reports)
                m_task.report(static_cast<double>(m_taken)
                              / static_cast<double>(m_instances.size()));
        }
    }

    /// The next instance to decode, once it has a place. @return none where the work is over.
    std::optional<std::size_t> nextIndex()
    {
        const auto isOver = [this] {
            return m_next >= m_instances.size() || m_failure || m_task.cancelled();
        };
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
                       [&] { return isOver() || m_next < m_taken + m_threads * kPlacesPerThread; });
        if (isOver())
            return std::nullopt;
        return m_next++;
    }

    /// Takes what has no earlier instance to wait for.
    void takeReady()
    {
        try {
            for (; !m_failure && m_taken < m_pixels.size() && m_pixels[m_taken]; ++m_taken)
                m_take(*std::exchange(m_pixels[m_taken], std::nullopt));
        } catch (...) { // memory: no exception may leave a thread
            m_failure = std::current_exception();
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
    std::exception_ptr m_failure;
};

} // namespace

Result<void> readPixelsOf(const std::vector<const Instance*>& instances, const Task& task,
                          const TakePixels& take)
{
    return PixelReading(instances, task, take).run();
}

} // namespace foramen
