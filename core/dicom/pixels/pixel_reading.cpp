#include "core/dicom/pixels/pixel_reading.h"

#include "core/base/processors.h"
#include "core/dicom/codecs/decoder_process.h"
#include "core/dicom/pixels/pixel_reader.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <semaphore>
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
        , m_places(static_cast<std::ptrdiff_t>(m_threads * kPlacesPerThread))
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
    /// Decoded instances that may wait for an earlier one: they need memory.
    static constexpr std::size_t kPlacesPerThread = 3;

    void decode(bool reports)
    {
        DecoderProcess process;
        for (;;) {
            m_places.acquire();
            const std::size_t index = m_next++;
            if (index >= m_instances.size() || m_failed || m_task.cancelled())
                break;
            Result<PixelData> pixels = readPixels(*m_instances[index], process);
            const std::lock_guard lock(m_mutex);
            m_pixels[index] = std::move(pixels);
            takeReady();
            if (reports)
                m_task.report(static_cast<double>(m_taken)
                              / static_cast<double>(m_instances.size()));
        }
        m_places.release(); // for a thread that waits, which then ends, too
    }

    /// Takes what has no earlier instance to wait for.
    void takeReady()
    {
        try {
            for (; !m_failed && m_taken < m_pixels.size() && m_pixels[m_taken]; ++m_taken) {
                m_take(*std::exchange(m_pixels[m_taken], std::nullopt));
                m_places.release();
            }
        } catch (...) { // memory: no exception may leave a thread
            m_failure = std::current_exception();
            m_failed = true;
        }
    }

    const std::vector<const Instance*>& m_instances;
    const Task& m_task;
    const TakePixels& m_take;
    std::size_t m_threads;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex; ///< guards pixels, taken and failure
    std::vector<std::optional<Result<PixelData>>> m_pixels; ///< decoded, not yet taken
    std::size_t m_taken = 0;
    std::exception_ptr m_failure;
    std::counting_semaphore<> m_places;
};

} // namespace

Result<void> readPixelsOf(const std::vector<const Instance*>& instances, const Task& task,
                          const TakePixels& take)
{
    return PixelReading(instances, task, take).run();
}

} // namespace foramen
