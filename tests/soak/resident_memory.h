#pragma once

#include <fstream>

#include <malloc.h>
#include <unistd.h>

namespace foramen::test {

/// What the process holds in memory, MiB, after the allocator gave back what is free; 0 where the
/// kernel does not tell.
inline double residentMiB()
{
    malloc_trim(0);
    std::ifstream file("/proc/self/statm"); // total, resident; pages
    double total = 0;
    double resident = 0;
    if (!(file >> total >> resident))
        return 0;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace foramen::test
