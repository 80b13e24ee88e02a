#undef _FORTIFY_SOURCE // its inlines would call other functions than these
#include "tests/support/faults/failing_files.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <condition_variable>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen::test {

namespace {

struct Rule {
    FileCall call;
    std::string part;
    int error = 0; ///< 0: the call hangs
    int after = 0;
};

/// The rules of this process.
struct Rules {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Rule> all;
    int generation = 0; ///< hanging calls wait for a newer one
    int hanging = 0;
};

std::atomic<bool> anyRule = false;

/// Never destroyed: calls of other threads come until the process has ended.
Rules& rules()
{
    static auto* const only = new Rules;
    return *only;
}

/// Waits where the call hangs. @return the error of the call, or 0.
int faultOf(FileCall call, std::string_view path)
{
    Rules& known = rules();
    std::unique_lock lock(known.mutex);
    for (Rule& rule : known.all) {
        if (rule.call != call || path.find(rule.part) == std::string_view::npos)
            continue;
        if (rule.after-- > 0)
            return 0;
        rule.after = 0;
        if (rule.error != 0)
            return rule.error;
        const int before = known.generation;
        ++known.hanging;
        known.changed.wait(lock, [&] { return known.generation != before; });
        --known.hanging;
        return 0;
    }
    return 0;
}

/// Whether the call fails; errno says why.
bool isRefused(FileCall call, const char* path)
{
    if (!anyRule)
        return false;
    const int error = faultOf(call, path);
    errno = error != 0 ? error : errno;
    return error != 0;
}

bool isRefused(FileCall call, int descriptor)
{
    if (!anyRule)
        return false;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    std::array<char, PATH_MAX> path{};
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size() - 1);
    return size > 0 && isRefused(call, path.data());
}

bool isRefusedAt(FileCall call, int folder, const char* path)
{
    if (!anyRule)
        return false;
    if (path[0] == '/' || folder == AT_FDCWD)
        return isRefused(call, path);
    const std::string link = "/proc/self/fd/" + std::to_string(folder);
    std::array<char, PATH_MAX> start{};
    const ssize_t size = ::readlink(link.c_str(), start.data(), start.size() - 1);
    return size > 0 && isRefused(call, (std::string(start.data()) + '/' + path).c_str());
}

FileCall openCall(int flags)
{
    return (flags & (O_WRONLY | O_RDWR)) != 0 ? FileCall::Create : FileCall::Open;
}

FileCall openCall(const char* mode)
{
    return mode[0] == 'r' && std::string_view(mode).find('+') == std::string_view::npos
        ? FileCall::Open
        : FileCall::Create;
}

/// The function of the C library behind one of ours.
template <class Function> Function* real(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::optional<FileCall> callNamed(const std::string& name)
{
    constexpr std::array names = {"open", "create", "read", "write",
                                  "sync", "rename", "list", "stat"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i])
            return static_cast<FileCall>(i);
    return std::nullopt;
}

std::optional<int> errorNamed(const std::string& name)
{
    for (const auto& [known, error] :
         {std::pair{"hang", 0}, std::pair{"ENOSPC", ENOSPC}, std::pair{"EIO", EIO},
          std::pair{"EACCES", EACCES}, std::pair{"ENOENT", ENOENT}})
        if (name == known)
            return error;
    return std::nullopt;
}

/// Reads FORAMEN_FAULTS when the library is loaded into a program. A wrong rule ends the program,
/// so that no test passes for want of its fault.
[[gnu::constructor]] void readVariable()
{
    const char* text = std::getenv("FORAMEN_FAULTS");
    if (!text)
        return;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line, ';');) {
        std::istringstream parts(line);
        std::string call;
        std::string error;
        std::string path;
        std::string after = "0";
        std::getline(parts, call, ':');
        std::getline(parts, error, ':');
        std::getline(parts, path, ':');
        std::getline(parts, after, ':');
        const auto which = callNamed(call);
        const auto code = errorNamed(error);
        if (!which || !code || path.empty())
            std::abort();
        rules().all.push_back({*which, path, *code, std::atoi(after.c_str())});
        anyRule = true;
    }
}

} // namespace

void FailingFiles::fail(FileCall call, int error, const std::string& pathPart, int after)
{
    const std::lock_guard lock(rules().mutex);
    rules().all.push_back({call, pathPart, error, after});
    anyRule = true;
}

void FailingFiles::hang(FileCall call, const std::string& pathPart)
{
    fail(call, 0, pathPart);
}

void FailingFiles::release()
{
    const std::lock_guard lock(rules().mutex);
    rules().all.clear();
    ++rules().generation;
    anyRule = false;
    rules().changed.notify_all();
}

int FailingFiles::hanging()
{
    const std::lock_guard lock(rules().mutex);
    return rules().hanging;
}

} // namespace foramen::test

using foramen::test::FileCall;
using foramen::test::isRefused;
using foramen::test::isRefusedAt;
using foramen::test::openCall;
using foramen::test::real;

// The functions that stand before those of the C library.
// NOLINTBEGIN
#pragma GCC visibility push(default)
extern "C" {

#define FORAMEN_OPEN(name)                                                                         \
    int name(const char* path, int flags, ...)                                                     \
    {                                                                                              \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        const auto mode = static_cast<mode_t>(va_arg(list, int));                                  \
        va_end(list);                                                                              \
        static auto* const next = real<int(const char*, int, ...)>(#name);                         \
        return isRefused(openCall(flags), path) ? -1 : next(path, flags, mode);                    \
    }
FORAMEN_OPEN(open)
FORAMEN_OPEN(open64)

#define FORAMEN_OPENAT(name)                                                                       \
    int name(int folder, const char* path, int flags, ...)                                         \
    {                                                                                              \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        const auto mode = static_cast<mode_t>(va_arg(list, int));                                  \
        va_end(list);                                                                              \
        static auto* const next = real<int(int, const char*, int, ...)>(#name);                    \
        return isRefusedAt(openCall(flags), folder, path) ? -1 : next(folder, path, flags, mode);  \
    }
FORAMEN_OPENAT(openat)
FORAMEN_OPENAT(openat64)

#define FORAMEN_FOPEN(name)                                                                        \
    FILE* name(const char* path, const char* mode)                                                 \
    {                                                                                              \
        static auto* const next = real<FILE*(const char*, const char*)>(#name);                    \
        return isRefused(openCall(mode), path) ? nullptr : next(path, mode);                       \
    }
FORAMEN_FOPEN(fopen)
FORAMEN_FOPEN(fopen64)

ssize_t read(int file, void* data, size_t size)
{
    static auto* const next = real<ssize_t(int, void*, size_t)>("read");
    return isRefused(FileCall::Read, file) ? -1 : next(file, data, size);
}

#define FORAMEN_PREAD(name)                                                                        \
    ssize_t name(int file, void* data, size_t size, off_t at)                                      \
    {                                                                                              \
        static auto* const next = real<ssize_t(int, void*, size_t, off_t)>(#name);                 \
        return isRefused(FileCall::Read, file) ? -1 : next(file, data, size, at);                  \
    }
FORAMEN_PREAD(pread)
FORAMEN_PREAD(pread64)

ssize_t write(int file, const void* data, size_t size)
{
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    return isRefused(FileCall::Write, file) ? -1 : next(file, data, size);
}

ssize_t writev(int file, const struct iovec* parts, int count)
{
    static auto* const next = real<ssize_t(int, const struct iovec*, int)>("writev");
    return isRefused(FileCall::Write, file) ? -1 : next(file, parts, count);
}

#define FORAMEN_PWRITE(name)                                                                       \
    ssize_t name(int file, const void* data, size_t size, off_t at)                                \
    {                                                                                              \
        static auto* const next = real<ssize_t(int, const void*, size_t, off_t)>(#name);           \
        return isRefused(FileCall::Write, file) ? -1 : next(file, data, size, at);                 \
    }
FORAMEN_PWRITE(pwrite)
FORAMEN_PWRITE(pwrite64)

size_t fwrite(const void* data, size_t size, size_t count, FILE* file)
{
    static auto* const next = real<size_t(const void*, size_t, size_t, FILE*)>("fwrite");
    return isRefused(FileCall::Write, fileno(file)) ? 0 : next(data, size, count, file);
}

int fflush(FILE* file)
{
    static auto* const next = real<int(FILE*)>("fflush");
    return file != nullptr && isRefused(FileCall::Write, fileno(file)) ? EOF : next(file);
}

#define FORAMEN_TRUNCATE(name)                                                                     \
    int name(int file, off_t size) noexcept                                                        \
    {                                                                                              \
        static auto* const next = real<int(int, off_t)>(#name);                                    \
        return isRefused(FileCall::Write, file) ? -1 : next(file, size);                           \
    }
FORAMEN_TRUNCATE(ftruncate)
FORAMEN_TRUNCATE(ftruncate64)

int posix_fallocate(int file, off_t from, off_t size)
{
    static auto* const next = real<int(int, off_t, off_t)>("posix_fallocate");
    return isRefused(FileCall::Write, file) ? errno : next(file, from, size);
}

int fsync(int file)
{
    static auto* const next = real<int(int)>("fsync");
    return isRefused(FileCall::Sync, file) ? -1 : next(file);
}

int fdatasync(int file)
{
    static auto* const next = real<int(int)>("fdatasync");
    return isRefused(FileCall::Sync, file) ? -1 : next(file);
}

int rename(const char* from, const char* to) noexcept
{
    static auto* const next = real<int(const char*, const char*)>("rename");
    return isRefused(FileCall::Rename, to) ? -1 : next(from, to);
}

DIR* opendir(const char* path)
{
    static auto* const next = real<DIR*(const char*)>("opendir");
    return isRefused(FileCall::List, path) ? nullptr : next(path);
}

DIR* fdopendir(int folder)
{
    static auto* const next = real<DIR*(int)>("fdopendir");
    return isRefused(FileCall::List, folder) ? nullptr : next(folder);
}

struct dirent* readdir(DIR* folder)
{
    static auto* const next = real<struct dirent*(DIR*)>("readdir");
    return isRefused(FileCall::Read, dirfd(folder)) ? nullptr : next(folder);
}

struct dirent64* readdir64(DIR* folder)
{
    static auto* const next = real<struct dirent64*(DIR*)>("readdir64");
    return isRefused(FileCall::Read, dirfd(folder)) ? nullptr : next(folder);
}

#define FORAMEN_STAT(name, type)                                                                   \
    int name(const char* path, struct type* result) noexcept                                       \
    {                                                                                              \
        static auto* const next = real<int(const char*, struct type*)>(#name);                     \
        return isRefused(FileCall::Stat, path) ? -1 : next(path, result);                          \
    }
FORAMEN_STAT(stat, stat)
FORAMEN_STAT(lstat, stat)
FORAMEN_STAT(stat64, stat64)
FORAMEN_STAT(lstat64, stat64)

int fstatat(int folder, const char* path, struct stat* result, int flags) noexcept
{
    static auto* const next = real<int(int, const char*, struct stat*, int)>("fstatat");
    return isRefusedAt(FileCall::Stat, folder, path) ? -1 : next(folder, path, result, flags);
}

int statx(int folder, const char* path, int flags, unsigned mask, struct statx* result) noexcept
{
    static auto* const next = real<int(int, const char*, int, unsigned, struct statx*)>("statx");
    return isRefusedAt(FileCall::Stat, folder, path) ? -1 : next(folder, path, flags, mask, result);
}

int access(const char* path, int mode) noexcept
{
    static auto* const next = real<int(const char*, int)>("access");
    return isRefused(FileCall::Stat, path) ? -1 : next(path, mode);
}

} // extern "C"
#pragma GCC visibility pop
// NOLINTEND
