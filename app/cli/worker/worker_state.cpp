#include "app/cli/worker/worker_state.h"

#include "core/base/files/system_reason.h"
#include "core/pacs/outbox/content_sum.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> notWritable(int reason)
{
    return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade, systemReason(reason));
}

/// XDG Base Directory Specification: relative paths are ignored.
fs::path defaultParent()
{
    const char* wish = std::getenv("XDG_STATE_HOME");
    fs::path folder(wish == nullptr ? "" : wish);
    if (!folder.is_absolute()) {
        const char* home = std::getenv("HOME");
        const passwd* user = home == nullptr ? getpwuid(getuid()) : nullptr;
        folder = fs::path(home != nullptr       ? home
                              : user != nullptr ? user->pw_dir
                                                : "/")
            / ".local" / "state";
    }
    return folder / "foramen" / "worker";
}

Result<void> makePrivate(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (!code)
        fs::permissions(folder, fs::perms::owner_all, code);
    if (code)
        return notWritable(code.value());
    return {};
}

/// The name of the folder for an archive and a shard.
std::string nameFor(const std::string& place, const Shard& shard)
{
    constexpr std::size_t digits = 16;
    const std::string name = contentSum(place).substr(0, digits);
    return shard.count == 1 ? name : fmt::format("{}-{}-of-{}", name, shard.number, shard.count);
}

} // namespace

WorkerState::WorkerState(fs::path folder, int lock, WorkerLedger ledger)
    : m_folder(std::move(folder))
    , m_lock(lock)
    , m_ledger(std::move(ledger))
    , m_outbox(outboxFolderBeside(m_folder / "worker"))
{
}

WorkerState::~WorkerState()
{
    ::close(m_lock); // and with it the lock
}

Result<std::unique_ptr<WorkerState>> WorkerState::open(const fs::path& parent,
                                                       const std::string& place, const Shard& shard)
{
    const fs::path folder = (parent.empty() ? defaultParent() : parent) / nameFor(place, shard);
    if (const auto made = makePrivate(folder); !made)
        return tl::make_unexpected(made.error());
    constexpr mode_t mode = 0600;
    const int lock = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, mode);
    if (lock < 0)
        return notWritable(errno);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(lock);
        if (reason != EWOULDBLOCK)
            return notWritable(reason);
        return failure(ErrorCode::NotWritable,
                       fmt::format("Another worker for this archive uses {}", folder.string()));
    }
    auto ledger = WorkerLedger::open(folder / "ledger.jsonl");
    if (!ledger) {
        ::close(lock);
        return tl::make_unexpected(ledger.error());
    }
    std::unique_ptr<WorkerState> state(new WorkerState(folder, lock, std::move(*ledger)));
    for (const char* name : {kAskedFolder, kRetrievedFolder, kMadeFolder}) // of a killed worker
        if (const auto discarded = state->discard(folder / name); !discarded)
            return tl::make_unexpected(discarded.error());
    return state;
}

Result<fs::path> WorkerState::freshFolder(const std::string& name) const
{
    const fs::path folder = m_folder / name;
    if (const auto discarded = discard(folder); !discarded)
        return tl::make_unexpected(discarded.error());
    if (const auto made = makePrivate(folder); !made)
        return tl::make_unexpected(made.error());
    return folder;
}

Result<void> WorkerState::discard(const fs::path& folder) const
{
    std::error_code code;
    fs::remove_all(folder, code);
    if (code)
        return notWritable(code.value());
    return {};
}

} // namespace foramen
