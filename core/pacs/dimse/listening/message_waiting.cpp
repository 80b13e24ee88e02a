#include "core/pacs/dimse/listening/message_waiting.h"

#include <poll.h>

#include <algorithm>

namespace foramen {

bool waitForAny(const std::vector<int>& descriptors, std::chrono::milliseconds limit,
                const Task& task)
{
    constexpr long long step = 50; // ms
    std::vector<pollfd> waiting;
    waiting.reserve(descriptors.size());
    for (const int one : descriptors)
        waiting.push_back({one, POLLIN, 0});
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!task.cancelled()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        if (::poll(waiting.data(), waiting.size(),
                   static_cast<int>(std::min<long long>(left.count(), step)))
            > 0)
            return true; // also where one is broken: reading says how
    }
    return false;
}

} // namespace foramen
