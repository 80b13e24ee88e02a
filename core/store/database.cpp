#include "core/store/database.h"

#include "core/base/clock.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>

namespace foramen {

namespace {

constexpr std::array kJournals = {"-wal", "-journal", "-shm"};

// Edits are committed on the GUI thread, which must not block for more than 100 ms.
constexpr int kBusyTimeoutMs = 50;

ErrorCode errorCode(int code)
{
    if (code == SQLITE_IOERR_CORRUPTFS)
        return ErrorCode::DatabaseDamaged;
    if (code == SQLITE_IOERR_READ)
        return ErrorCode::NotReadable;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::DatabaseLocked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return ErrorCode::DatabaseDamaged;
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
        return ErrorCode::NotWritable;
    default:
        return ErrorCode::Internal;
    }
}

/// Whether the disk, or the share of this user, is full. The library says so itself only where it
/// writes; elsewhere the system does.
bool isDiskFull(int code, sqlite3* handle)
{
    const int kind = code & 0xff;
    if (kind == SQLITE_FULL)
        return true;
    const int system = handle ? sqlite3_system_errno(handle) : 0;
    return (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN)
        && (system == ENOSPC || system == EDQUOT);
}

/// The library's general text for a code; its message about a statement could quote values.
tl::unexpected<Error> databaseFailure(int code, sqlite3* handle)
{
    if (isDiskFull(code, handle))
        return failure(ErrorCode::NotWritable, ReasonCode::DatabaseUnusable,
                       ReasonCode::SystemDiskFull);
    if ((code & 0xff) == SQLITE_NOMEM)
        return failure(ErrorCode::Internal, ReasonCode::MemoryShort);
    return failure(errorCode(code), ReasonCode::DatabaseUnusable, sqlite3_errstr(code));
}

/// Deletes a prepared statement.
struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalizer>;

Database::Row rowOf(sqlite3_stmt* statement)
{
    Database::Row row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        row.push_back(text ? std::string(text, size) : std::string());
    }
    return row;
}

} // namespace

/// The handle of the open file.
struct Database::Private {
    ~Private() { sqlite3_close(handle); }
    sqlite3* handle = nullptr;
};

Database::Database(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file)
{
    std::error_code error;
    const bool isNew = !std::filesystem::exists(file, error);
    auto d = std::make_unique<Private>();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    if (const int code = sqlite3_open_v2(file.string().c_str(), &d->handle, flags, nullptr);
        code != SQLITE_OK)
        return databaseFailure(code, d->handle);
    sqlite3_extended_result_codes(d->handle, 1);
    sqlite3_busy_timeout(d->handle, kBusyTimeoutMs);
    // A damaged file must stay unchanged: its journal must not be merged when it is closed.
    sqlite3_db_config(d->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (isNew) // it contains patients' names; its journals inherit the permissions
        std::filesystem::permissions(
            file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Result<void> Database::execute(const std::string& sql)
{
    if (const int code = sqlite3_exec(m_d->handle, sql.c_str(), nullptr, nullptr, nullptr);
        code != SQLITE_OK)
        return databaseFailure(code, m_d->handle);
    return {};
}

Result<std::vector<Database::Row>> Database::query(const std::string& sql, const Row& values) const
{
    sqlite3_stmt* raw = nullptr;
    int code = sqlite3_prepare_v2(m_d->handle, sql.c_str(), -1, &raw, nullptr);
    const StatementPtr statement(raw);
    for (std::size_t i = 0; code == SQLITE_OK && i < values.size(); ++i)
        code = sqlite3_bind_text64(raw, static_cast<int>(i) + 1, values[i].data(), values[i].size(),
                                   SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK)
        return databaseFailure(code, m_d->handle);
    std::vector<Row> rows;
    while ((code = sqlite3_step(raw)) == SQLITE_ROW)
        rows.push_back(rowOf(raw));
    if (code != SQLITE_DONE)
        return databaseFailure(code, m_d->handle);
    return rows;
}

Result<void> Database::transaction(const std::function<Result<void>()>& steps)
{
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = steps();
    if (done)
        done = execute("COMMIT");
    // After some failures the library has already rolled back; then there is nothing to roll back.
    if (!done && !sqlite3_get_autocommit(m_d->handle))
        (void)execute("ROLLBACK");
    return done;
}

Result<void> Database::check() const
{
    const auto rows = query("PRAGMA quick_check(1)");
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->size() != 1 || rows->front().front() != "ok")
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::DatabaseInconsistent);
    return {};
}

Result<void> Database::makeDurable()
{
    sqlite3_db_config(m_d->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    // Where WAL is impossible (some network folders), the library keeps its rollback journal, which
    // is equally safe.
    return execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
}

std::filesystem::path pathToKeep(const std::filesystem::path& file, const std::string& why)
{
    const std::string time = utcStamp(std::chrono::system_clock::now());
    for (int number = 1;; ++number) {
        std::filesystem::path kept = file;
        kept.replace_filename(file.stem());
        kept += fmt::format(".{}-{}", why, time);
        if (number > 1)
            kept += fmt::format("-{}", number);
        kept += file.extension();
        if (std::error_code error; !std::filesystem::exists(kept, error))
            return kept;
    }
}

std::error_code moveDatabase(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    for (const char* journal : kJournals) {
        if (error)
            break;
        const std::filesystem::path left = from.string() + journal;
        if (std::filesystem::exists(left, error))
            std::filesystem::rename(left, to.string() + journal, error);
    }
    return error;
}

void removeDatabase(const std::filesystem::path& file)
{
    std::error_code error; // told when the file is created again
    std::filesystem::remove(file, error);
    for (const char* journal : kJournals)
        std::filesystem::remove(file.string() + journal, error);
}

} // namespace foramen
