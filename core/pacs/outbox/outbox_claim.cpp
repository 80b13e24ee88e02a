#include "core/pacs/outbox/outbox_claim.h"

#include "core/base/files/file_replacement.h"
#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/pacs/outbox/outbox_codec.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> notWritable(const std::error_code& code)
{
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(code.value()));
}

} // namespace

Result<void> writeJob(const fs::path& folder, const OutboxJob& job)
{
    const fs::path file = folder / kJobFile;
    std::error_code code;
    const bool isNew = !fs::exists(file, code);
    if (auto written = replaceFile(file, jobText(job)); !written)
        return written;
    if (isNew) // a later one keeps the permissions
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, code);
    if (code)
        return notWritable(code);
    return {};
}

Result<std::optional<OutboxClaim>> OutboxClaim::take(const fs::path& folder)
{
    constexpr mode_t mode = 0600;
    const fs::path lock = folder / kLockFile;
    const int descriptor = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, mode);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return std::nullopt;
    if (descriptor < 0)
        return notWritable({errno, std::generic_category()});
    OutboxClaim claim(folder, descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return std::nullopt;
        return notWritable({errno, std::generic_category()});
    }
    // Whoever had the lock before may have removed the job.
    std::error_code code;
    if (!fs::exists(folder / kJobFile, code))
        return std::nullopt;
    const auto text = readTextFile(folder / kJobFile);
    if (!text)
        return tl::make_unexpected(text.error());
    auto job = jobFromText(*text);
    if (!job)
        return tl::make_unexpected(job.error());
    claim.m_job = std::move(*job);
    claim.m_job.id = folder.filename().string();
    return std::optional<OutboxClaim>(std::move(claim));
}

OutboxClaim::OutboxClaim(fs::path folder, int descriptor)
    : m_folder(std::move(folder))
    , m_descriptor(descriptor)
{
}

OutboxClaim::OutboxClaim(OutboxClaim&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_job(std::move(other.m_job))
{
}

OutboxClaim::~OutboxClaim()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor); // and with it the lock
}

fs::path OutboxClaim::fileOf(const OutboxObject& object) const
{
    return m_folder / object.file;
}

Result<void> OutboxClaim::save() const
{
    return writeJob(m_folder, m_job);
}

Result<void> OutboxClaim::discardFiles() const
{
    std::error_code first;
    for (const OutboxObject& object : m_job.objects) {
        std::error_code code;
        fs::remove(fileOf(object), code);
        if (code && !first)
            first = code;
    }
    if (first)
        return notWritable(first);
    return {};
}

Result<void> OutboxClaim::remove() const
{
    // A half-deleted job must not be taken for one: see Outbox::sweep().
    std::error_code code;
    const fs::path gone = m_folder.parent_path() / ("gone-" + m_folder.filename().string());
    fs::rename(m_folder, gone, code);
    if (code)
        return notWritable(code);
    fs::remove_all(gone, code);
    if (code)
        return notWritable(code);
    return {};
}

} // namespace foramen
