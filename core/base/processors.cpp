#include "core/base/processors.h"

#include <algorithm>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace foramen {

int usableProcessors()
{
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
        return std::max(1, CPU_COUNT(&allowed));
#endif
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace foramen
