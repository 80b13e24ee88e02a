#pragma once

#include <chrono>
#include <ctime>

/// How long something took, in ms: on the clock on the wall, and of all processors.
struct Times {
    double wall = 0;
    double processor = 0;
};

template <class Work> Times timesOf(Work work)
{
    const auto processorTime = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double processor = processorTime();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), processorTime() - processor};
}
