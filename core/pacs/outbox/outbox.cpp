#include "core/pacs/outbox/outbox.h"

#include "core/base/files/file_replacement.h"
#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/pacs/instance_identity.h"
#include "core/pacs/outbox/content_sum.h"
#include "core/pacs/outbox/outbox_codec.h"
#include "core/pacs/uid_name.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr const char* kJobPrefix = "job-";
constexpr std::chrono::hours kKept{30 * 24}; ///< how long a finished job is listed

tl::unexpected<Error> notWritable(const std::error_code& code)
{
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(code.value()));
}

/// Makes a folder that only its owner may enter.
Result<void> makePrivate(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (!code)
        fs::permissions(folder, fs::perms::owner_all, code);
    if (code)
        return notWritable(code);
    return {};
}

/// Copies a file into a job's folder. @return what is known of it.
Result<OutboxObject> takeIn(const fs::path& file, const fs::path& folder, std::size_t number)
{
    const auto identity = readInstanceIdentity(file);
    if (!identity)
        return tl::make_unexpected(identity.error());
    for (const std::string* uid : {&identity->sopClassUid, &identity->sopInstanceUid,
                                   &identity->studyInstanceUid, &identity->seriesInstanceUid})
        if (!isUid(*uid))
            return failure(ErrorCode::InvalidArgument, ReasonCode::OutboxFileWithoutUids);
    const auto bytes = readTextFile(file);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    OutboxObject object;
    object.file = fmt::format("{}.dcm", number);
    object.sha256 = contentSum(*bytes);
    object.sopClassUid = identity->sopClassUid;
    object.sopInstanceUid = identity->sopInstanceUid;
    object.studyInstanceUid = identity->studyInstanceUid;
    object.seriesInstanceUid = identity->seriesInstanceUid;
    const fs::path copy = folder / object.file;
    if (const auto written = replaceFile(copy, *bytes); !written)
        return tl::make_unexpected(written.error());
    std::error_code code;
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, code);
    if (code)
        return notWritable(code);
    return object;
}

/// Makes a renamed folder survive a power loss. Some file systems refuse it: there the rename
/// itself has to do.
void syncFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

/// Names sort by time.
std::string newName(TimePoint now)
{
    std::random_device random;
    return fmt::format("{}-{:08x}", utcStamp(now), random());
}

/// Deletes a folder that is not finished when it ends.
class FolderGuard {
public:
    explicit FolderGuard(fs::path folder)
        : m_folder(std::move(folder))
    {
    }
    ~FolderGuard()
    {
        std::error_code ignored; // it is gone where it was renamed; else sweep() removes it
        fs::remove_all(m_folder, ignored);
    }
    FolderGuard(const FolderGuard&) = delete;
    FolderGuard& operator=(const FolderGuard&) = delete;

private:
    fs::path m_folder;
};

bool hasObject(const OutboxJob& job, const std::string& sopInstanceUid, ObjectState state)
{
    return std::any_of(job.objects.begin(), job.objects.end(), [&](const OutboxObject& object) {
        return object.sopInstanceUid == sopInstanceUid && object.state == state;
    });
}

bool haveSameObjects(const OutboxJob& one, const OutboxJob& other)
{
    const auto uids = [](const OutboxJob& job) {
        std::vector<std::string> found;
        for (const OutboxObject& object : job.objects)
            found.push_back(object.sopInstanceUid);
        std::sort(found.begin(), found.end());
        return found;
    };
    return uids(one) == uids(other);
}

} // namespace

Outbox::Outbox(fs::path folder)
    : m_folder(std::move(folder))
{
}

Result<void> Outbox::checkNew(OutboxJob& job) const
{
    const auto listing = jobs();
    if (!listing)
        return tl::make_unexpected(listing.error());
    for (const OutboxJob& other : listing->jobs) {
        if (other.draft.target.nodeId != job.draft.target.nodeId)
            continue;
        if (!other.isFinished() && haveSameObjects(other, job))
            return failure(ErrorCode::InvalidArgument, ReasonCode::OutboxSameJob);
        for (OutboxObject& object : job.objects)
            if (hasObject(other, object.sopInstanceUid, ObjectState::Sent)
                || hasObject(other, object.sopInstanceUid, ObjectState::Uncertain))
                object.state = ObjectState::Uncertain;
    }
    return {};
}

Result<OutboxJob> Outbox::add(const OutboxDraft& draft, const std::vector<fs::path>& files) const
{
    if (files.empty())
        return failure(ErrorCode::InvalidArgument, ReasonCode::OutboxNoFile);
    const TimePoint now = std::chrono::system_clock::now();
    const std::string name = newName(now);
    const fs::path incoming = m_folder / ("new-" + name);
    for (const fs::path& folder : {m_folder, incoming})
        if (const auto made = makePrivate(folder); !made)
            return tl::make_unexpected(made.error());
    const FolderGuard guard(incoming);
    OutboxJob job;
    job.draft = draft;
    job.created = job.changed = job.nextTry = now;
    for (const fs::path& file : files) {
        auto object = takeIn(file, incoming, job.objects.size() + 1);
        if (!object)
            return tl::make_unexpected(object.error());
        job.objects.push_back(std::move(*object));
    }
    if (const auto checked = checkNew(job); !checked)
        return tl::make_unexpected(checked.error());
    if (const auto written = writeJob(incoming, job); !written)
        return tl::make_unexpected(written.error());
    // From here on it is there as a whole.
    job.id = kJobPrefix + name;
    std::error_code code;
    fs::rename(incoming, m_folder / job.id, code);
    if (code)
        return notWritable(code);
    syncFolder(m_folder);
    return job;
}

Result<OutboxListing> Outbox::jobs() const
{
    OutboxListing listing;
    std::error_code code;
    if (!fs::exists(m_folder, code) && !code)
        return listing;
    std::vector<fs::path> folders;
    for (fs::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code))
        if (it->path().filename().string().starts_with(kJobPrefix))
            folders.push_back(it->path());
    if (code)
        return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadableBecause,
                       systemReason(code.value()));
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders) {
        const auto text = readTextFile(folder / kJobFile);
        if (!text && !fs::exists(folder, code))
            continue; // removed meanwhile
        auto job = text ? jobFromText(*text) : tl::make_unexpected(text.error());
        if (!job) {
            ++listing.unreadable;
            continue;
        }
        job->id = folder.filename().string();
        listing.jobs.push_back(std::move(*job));
    }
    return listing;
}

Result<std::optional<OutboxClaim>> Outbox::claim(const std::string& id) const
{
    return OutboxClaim::take(m_folder / id);
}

Result<bool> Outbox::tryNow(const std::string& id, const OutboxTarget& target) const
{
    auto claimed = claim(id);
    if (!claimed)
        return tl::make_unexpected(claimed.error());
    if (!*claimed || (*claimed)->job().isFinished())
        return false;
    OutboxJob& job = (*claimed)->job();
    for (OutboxObject& object : job.objects)
        if (object.state == ObjectState::Refused) {
            object.state = ObjectState::Waiting;
            object.remark.clear();
        }
    job.draft.target = target;
    job.state = JobState::Waiting;
    job.reason.clear();
    job.attempts = 0;
    job.nextTry = job.changed = std::chrono::system_clock::now();
    if (const auto saved = (*claimed)->save(); !saved)
        return tl::make_unexpected(saved.error());
    return true;
}

Result<bool> Outbox::remove(const std::string& id) const
{
    auto claimed = claim(id);
    if (!claimed)
        return tl::make_unexpected(claimed.error());
    if (!*claimed)
        return false;
    OutboxJob& job = (*claimed)->job();
    if (job.isFinished()) {
        if (const auto removed = (*claimed)->remove(); !removed)
            return tl::make_unexpected(removed.error());
        return true;
    }
    job.state = JobState::GivenUp;
    job.changed = std::chrono::system_clock::now();
    if (const auto saved = (*claimed)->save(); !saved)
        return tl::make_unexpected(saved.error());
    if (const auto discarded = (*claimed)->discardFiles(); !discarded)
        return tl::make_unexpected(discarded.error());
    return true;
}

Result<void> Outbox::sweep(TimePoint now) const
{
    const auto listing = jobs();
    if (!listing)
        return tl::make_unexpected(listing.error());
    for (const OutboxJob& job : listing->jobs) {
        if (!job.isFinished())
            continue;
        auto claimed = claim(job.id);
        if (!claimed)
            return tl::make_unexpected(claimed.error());
        if (!*claimed)
            continue;
        // A program may have been killed between the last note and the deletion of the files.
        auto done = now - job.changed > kKept ? (*claimed)->remove() : (*claimed)->discardFiles();
        if (!done)
            return done;
    }
    std::error_code code;
    std::vector<fs::path> leftovers;
    for (fs::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        std::error_code unknown; // it is gone then
        const auto age = fs::file_time_type::clock::now() - it->last_write_time(unknown);
        // Another process may be filling a new one.
        const bool isOld = !unknown && age > std::chrono::hours(1);
        if (name.starts_with("gone-") || (name.starts_with("new-") && isOld))
            leftovers.push_back(it->path());
    }
    for (const fs::path& folder : leftovers)
        fs::remove_all(folder, code);
    if (code && code != std::errc::no_such_file_or_directory) // an outbox that was never used
        return notWritable(code);
    return {};
}

fs::path outboxFolderBeside(const fs::path& database)
{
    return database.parent_path()
        / fmt::format("{}.outbox-{}", database.stem().string(), ::getuid());
}

std::string placeOf(const PacsNode& node)
{
    if (node.dialect == PacsDialect::Dicomweb)
        return node.baseUrl;
    return fmt::format("{}:{} {}", node.host, node.port, node.calledAeTitle);
}

} // namespace foramen
