// Preloaded into a benchmark, it makes the files below a folder slow, as on CDs and network drives.
//   LD_PRELOAD=libslow_open.so SLOW_FOLDER=/data SLOW_CALL_MS=2 SLOW_MB_S=20 bench_first_picture
// SLOW_CALL_MS: each open, stat, opendir and read takes that long, and every hundredth entry of a
// folder. SLOW_MB_S: what all reads together transfer. SLOW_OPEN_MS: only opening takes time.
// Without SLOW_FOLDER all files whose name begins with "IM" are slow, and all folders are fast.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#define EXPORTED extern "C" __attribute__((visibility("default")))

namespace {

double setting(const char* name)
{
    const char* value = std::getenv(name);
    return value ? std::atof(value) : 0;
}

const double kCall = setting("SLOW_CALL_MS");
const double kOpen = setting("SLOW_OPEN_MS") + kCall;
const double kRate = setting("SLOW_MB_S");
const char* const kFolder = std::getenv("SLOW_FOLDER");

std::array<std::atomic<bool>, 4096> slowFiles; ///< by descriptor

bool isSlow(const char* path)
{
    if (kFolder)
        return std::strncmp(path, kFolder, std::strlen(kFolder)) == 0;
    const char* name = std::strrchr(path, '/');
    return name && std::strncmp(name, "/IM", 3) == 0;
}

void wait(double ms)
{
    if (ms > 0)
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(ms));
}

/// Waits until the one line has transferred so many bytes.
void transfer(std::size_t bytes)
{
    using Clock = std::chrono::steady_clock;
    if (kRate <= 0)
        return;
    static std::mutex mutex;
    static Clock::time_point lineIsFree;
    constexpr double megabyte = 1e6;
    const std::chrono::duration<double> needed(static_cast<double>(bytes) / (kRate * megabyte));
    Clock::time_point end;
    {
        const std::lock_guard lock(mutex);
        lineIsFree = std::max(lineIsFree, Clock::now())
            + std::chrono::duration_cast<Clock::duration>(needed);
        end = lineIsFree;
    }
    std::this_thread::sleep_until(end);
}

template <class Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

int openSlowly(int (*real)(const char*, int, ...), const char* path, int flags, int mode)
{
    const bool slow = (flags & O_CREAT) == 0 && isSlow(path);
    if (slow)
        wait(kOpen);
    const int descriptor = real(path, flags, mode);
    if (descriptor >= 0 && static_cast<std::size_t>(descriptor) < slowFiles.size())
        slowFiles[static_cast<std::size_t>(descriptor)] = slow;
    return descriptor;
}

ssize_t readSlowly(ssize_t (*real)(int, void*, std::size_t, off_t), int descriptor, void* buffer,
                   std::size_t count, off_t offset)
{
    const ssize_t read = real(descriptor, buffer, count, offset);
    const int error = errno;
    if (read > 0 && static_cast<std::size_t>(descriptor) < slowFiles.size()
        && slowFiles[static_cast<std::size_t>(descriptor)]) {
        wait(kCall);
        transfer(static_cast<std::size_t>(read));
    }
    errno = error;
    return read;
}

} // namespace

EXPORTED int open(const char* path, int flags, ...)
{
    static const auto real = next<int (*)(const char*, int, ...)>("open");
    va_list arguments;
    va_start(arguments, flags);
    const int mode = va_arg(arguments, int);
    va_end(arguments);
    return openSlowly(real, path, flags, mode);
}

EXPORTED int open64(const char* path, int flags, ...)
{
    static const auto real = next<int (*)(const char*, int, ...)>("open64");
    va_list arguments;
    va_start(arguments, flags);
    const int mode = va_arg(arguments, int);
    va_end(arguments);
    return openSlowly(real, path, flags, mode);
}

EXPORTED ssize_t pread(int descriptor, void* buffer, std::size_t count, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, void*, std::size_t, off_t)>("pread");
    return readSlowly(real, descriptor, buffer, count, offset);
}

EXPORTED ssize_t pread64(int descriptor, void* buffer, std::size_t count, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, void*, std::size_t, off_t)>("pread64");
    return readSlowly(real, descriptor, buffer, count, offset);
}

EXPORTED int stat(const char* path, struct stat* status) noexcept
{
    static const auto real = next<int (*)(const char*, struct stat*)>("stat");
    if (isSlow(path))
        wait(kCall);
    return real(path, status);
}

EXPORTED int lstat(const char* path, struct stat* status) noexcept
{
    static const auto real = next<int (*)(const char*, struct stat*)>("lstat");
    if (isSlow(path))
        wait(kCall);
    return real(path, status);
}

EXPORTED DIR* opendir(const char* path)
{
    static const auto real = next<DIR* (*)(const char*)>("opendir");
    if (kFolder && isSlow(path))
        wait(kCall);
    return real(path);
}

EXPORTED struct dirent* readdir(DIR* folder)
{
    static const auto real = next<dirent* (*)(DIR*)>("readdir");
    constexpr int atOnce = 100; // entries
    thread_local int count = 0;
    if (kFolder && ++count % atOnce == 0)
        wait(kCall);
    return real(folder);
}
