#include "core/base/files/file_replacement.h"

#include "core/base/files/system_reason.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> notWritten(int code)
{
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(code));
}

/// Where a link leads, so that the link itself is not replaced.
fs::path targetOf(const fs::path& file)
{
    std::error_code error;
    const fs::path target = fs::canonical(file, error);
    return error ? file : target; // there is no file yet, or opening will say why
}

/// Makes a renamed file survive a power loss. Some file systems refuse it for folders: there the
/// rename itself has to do.
void syncFolderOf(const fs::path& file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

FileReplacement::FileReplacement(const fs::path& file)
    : m_file(targetOf(file))
{
    std::error_code error;
    const fs::file_status status = fs::status(m_file, error);
    m_isDirect = fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
    m_part = m_file;
    if (!m_isDirect)
        m_part += ".part";
}

FileReplacement::~FileReplacement()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_isCommitted && !m_isDirect)
        ::unlink(m_part.c_str());
}

Result<void> FileReplacement::open(int flags)
{
    constexpr mode_t mode = 0666; // less what the user's mask takes away
    m_descriptor = ::open(m_part.c_str(), O_WRONLY | O_CLOEXEC | flags, mode);
    if (m_descriptor < 0)
        return notWritten(errno);
    struct stat old { };
    // Files that only their owner may read stay so.
    if (!m_isDirect && ::stat(m_file.c_str(), &old) == 0)
        (void)::fchmod(m_descriptor, old.st_mode & 07777);
    return {};
}

Result<void> FileReplacement::write(std::string_view bytes)
{
    if (m_descriptor < 0)
        if (auto opened = open(O_CREAT | O_TRUNC); !opened)
            return opened;
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return notWritten(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<void> FileReplacement::close()
{
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    // Network file systems may say only now that there is no room.
    if (::close(descriptor) != 0 && errno != EINTR)
        return notWritten(errno);
    return {};
}

Result<void> FileReplacement::commit(Durability durability)
{
    if (m_descriptor < 0) // a library has written it
        if (auto opened = open(0); !opened)
            return opened;
    if (!m_isDirect && durability == Durability::PowerLoss && ::fsync(m_descriptor) != 0)
        return notWritten(errno);
    if (auto closed = close(); !closed || m_isDirect)
        return closed;
    if (::rename(m_part.c_str(), m_file.c_str()) != 0)
        return notWritten(errno);
    m_isCommitted = true;
    if (durability == Durability::PowerLoss)
        syncFolderOf(m_file);
    return {};
}

Result<void> replaceFile(const fs::path& file, std::string_view bytes, Durability durability)
{
    FileReplacement next(file);
    if (auto written = next.write(bytes); !written)
        return written;
    return next.commit(durability);
}

} // namespace foramen
