#pragma once

#include <sys/resource.h>

#include <chrono>
#include <ctime>

/// How long something took, in ms: on the clock on the wall, and of all processors, child processes
/// that have ended included.
struct Times {
    double wall = 0;
    double processor = 0;
};

template <class Work> Times timesOf(Work work)
{
    const auto processorTime = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        rusage children{};
        getrusage(RUSAGE_CHILDREN, &children);
        const auto inMs = [](const timeval& part) {
            return static_cast<double>(part.tv_sec) * 1e3 + static_cast<double>(part.tv_usec) / 1e3;
        };
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6
            + inMs(children.ru_utime) + inMs(children.ru_stime);
    };
    const double processor = processorTime();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), processorTime() - processor};
}
