#pragma once

#include <fstream>

#include <malloc.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#include <cstddef>
// GCC has the function but not the header that declares it.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace foramen::test {

/// Resident memory of the process in MiB, after the allocator has returned free memory; 0 where the
/// kernel does not report it. Under the address sanitizer, which keeps free memory, it is what the
/// program has allocated and not freed.
inline double residentMiB()
{
    constexpr double kMiB = 1024 * 1024;
#ifdef __SANITIZE_ADDRESS__
    return static_cast<double>(__sanitizer_get_current_allocated_bytes()) / kMiB;
#else
    malloc_trim(0);
    std::ifstream file("/proc/self/statm"); // total, resident; pages
    double total = 0;
    double resident = 0;
    if (!(file >> total >> resident))
        return 0;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / kMiB;
#endif
}

} // namespace foramen::test
