#include "core/dicom/index/file_stamp.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace foramen {

namespace {

std::int64_t nanoseconds(const timespec& time)
{
    constexpr std::int64_t perSecond = 1'000'000'000;
    return static_cast<std::int64_t>(time.tv_sec) * perSecond
        + static_cast<std::int64_t>(time.tv_nsec);
}

} // namespace

bool FileStamp::mayHideChangesSince(std::int64_t time) const
{
    constexpr std::int64_t coarsest = 2'000'000'000; // FAT
    return std::max(modified, changed) > time - coarsest;
}

std::optional<FileStamp> stampOf(const std::filesystem::path& file)
{
    struct stat status { };
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileStamp{.size = static_cast<std::uint64_t>(status.st_size),
                     .inode = static_cast<std::uint64_t>(status.st_ino),
                     .modified = nanoseconds(status.st_mtim),
                     .changed = nanoseconds(status.st_ctim)};
}

std::int64_t fileTimeNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

} // namespace foramen
