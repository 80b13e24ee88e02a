#include "core/pacs/outbox/outbox_job.h"

#include <algorithm>
#include <array>

namespace foramen {

std::size_t OutboxJob::sentCount() const
{
    return static_cast<std::size_t>(
        std::count_if(objects.begin(), objects.end(), [](const OutboxObject& object) {
            return object.state == ObjectState::Sent;
        }));
}

bool OutboxJob::isFinished() const
{
    return state == JobState::Sent || state == JobState::GivenUp;
}

std::chrono::seconds retryDelay(int attempts)
{
    using namespace std::chrono_literals;
    constexpr auto delays = std::to_array<std::chrono::seconds>({5s, 15s, 60s, 300s, 900s, 3600s});
    const int last = static_cast<int>(delays.size()) - 1;
    return delays[static_cast<std::size_t>(std::clamp(attempts - 1, 0, last))];
}

} // namespace foramen
