#include "core/dicom/media/temporary_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";
constexpr const char* kFilesName = "files";

fs::path absoluteVariable(const char* name)
{
    const char* value = std::getenv(name);
    const fs::path path(value ? value : "");
    return path.is_absolute() ? path : fs::path();
}

/// The parent of the temporary folders of all running programs of this user.
fs::path commonFolder()
{
    if (fs::path chosen = absoluteVariable("FORAMEN_TEMPORARY"); !chosen.empty())
        return chosen;
    if (fs::path cache = absoluteVariable("XDG_CACHE_HOME"); !cache.empty())
        return cache / "foramen" / "opened";
    if (const fs::path home = absoluteVariable("HOME"); !home.empty())
        return home / ".cache" / "foramen" / "opened";
    std::error_code error;
    return fs::temp_directory_path(error) / ("foramen-" + std::to_string(getuid()));
}

/// @return a descriptor that holds the lock, or -1.
int lockFile(const fs::path& file, int flags)
{
    const int descriptor = ::open(file.c_str(), flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

void removeIfAbandoned(const fs::path& folder)
{
    std::error_code error;
    const fs::path lockName = folder / kLockName;
    if (!fs::exists(lockName, error)) {
        // The program that created it may be about to lock it.
        constexpr std::chrono::minutes grace{10};
        const auto changed = fs::last_write_time(folder, error);
        if (!error && fs::file_time_type::clock::now() - changed > grace)
            fs::remove_all(folder, error);
        return;
    }
    const int lock = lockFile(lockName, 0);
    if (lock < 0)
        return; // in use
    fs::remove_all(folder, error);
    ::close(lock);
}

tl::unexpected<Error> noFolder()
{
    return failure(ErrorCode::NotWritable, ReasonCode::CacheNotWritable);
}

} // namespace

TemporaryFolder::TemporaryFolder(const fs::path& folder, int lock)
    : m_folder(folder.lexically_normal())
    , m_files(m_folder / kFilesName)
    , m_lock(lock)
{
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code error; // what cannot be removed now is removed at the next start
    fs::remove_all(m_folder, error);
    ::close(m_lock);
}

Result<std::shared_ptr<const TemporaryFolder>> TemporaryFolder::create()
{
    removeAbandonedFolders();
    const fs::path common = commonFolder();
    std::error_code error;
    fs::create_directories(common, error);
    fs::permissions(common, fs::perms::owner_all, error);
    std::string name = (common / "XXXXXX").string();
    if (!::mkdtemp(name.data())) // accessible by the owner only
        return noFolder();
    const int lock = lockFile(fs::path(name) / kLockName, O_CREAT | O_EXCL);
    if (lock < 0) {
        fs::remove_all(name, error);
        return noFolder();
    }
    std::shared_ptr<const TemporaryFolder> folder(new TemporaryFolder(name, lock));
    if (!fs::create_directory(folder->path(), error))
        return noFolder();
    return folder;
}

void removeAbandonedFolders()
{
    std::error_code error;
    for (fs::directory_iterator entry(commonFolder(), error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code status;
        const std::size_t length = entry->path().filename().native().size();
        constexpr std::size_t ours = 6; // random letters of mkdtemp
        if (length == ours && entry->is_directory(status) && !entry->is_symlink(status))
            removeIfAbandoned(entry->path());
    }
}

} // namespace foramen
