// Preloaded into a benchmark, it delays the opening of each DICOM file, as on CDs and network
// drives.
//   LD_PRELOAD=libslow_open.so SLOW_OPEN_MS=5 bench_first_picture

#include <dlfcn.h>
#include <fcntl.h>

#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>

extern "C" __attribute__((visibility("default"))) int open(const char* path, int flags, ...)
{
    using Open = int (*)(const char*, int, ...);
    static const Open next = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "open"));
    static const char* const wait = std::getenv("SLOW_OPEN_MS");
    static const double ms = wait ? std::atof(wait) : 0;
    const char* name = std::strrchr(path, '/');
    if (ms > 0 && name && std::strncmp(name, "/IM", 3) == 0 && (flags & O_CREAT) == 0) {
        constexpr double nano = 1e6; // in a millisecond
        const timespec pause{0, static_cast<long>(ms * nano)};
        nanosleep(&pause, nullptr);
    }
    va_list arguments;
    va_start(arguments, flags);
    const int mode = va_arg(arguments, int);
    va_end(arguments);
    return next(path, flags, mode);
}
