#include "tests/support/faults/shifted_clock.h"

#include <dlfcn.h>
#include <sys/time.h>

#include <atomic>
#include <ctime>

namespace {

std::atomic<std::time_t> shift = 0; ///< seconds

} // namespace

namespace foramen::test {

ShiftedClock::ShiftedClock(std::chrono::hours by)
{
    shift = std::chrono::seconds(by).count();
}

ShiftedClock::~ShiftedClock()
{
    shift = 0;
}

} // namespace foramen::test

// The functions that stand before those of the C library.
// NOLINTBEGIN
#pragma GCC visibility push(default)
extern "C" {

int clock_gettime(clockid_t clock, struct timespec* now) noexcept
{
    static auto* const next =
        reinterpret_cast<int (*)(clockid_t, struct timespec*)>(::dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = next(clock, now);
    if (clock == CLOCK_REALTIME)
        now->tv_sec += shift;
    return result;
}

int gettimeofday(struct timeval* __restrict now, void* __restrict zone) noexcept
{
    static auto* const next =
        reinterpret_cast<int (*)(struct timeval*, void*)>(::dlsym(RTLD_NEXT, "gettimeofday"));
    const int result = next(now, zone);
    now->tv_sec += shift;
    return result;
}

std::time_t time(std::time_t* place) noexcept
{
    struct timespec now { };
    clock_gettime(CLOCK_REALTIME, &now);
    if (place)
        *place = now.tv_sec;
    return now.tv_sec;
}

} // extern "C"
#pragma GCC visibility pop
// NOLINTEND
