#include "core/store/folder_index/folder_index_file.h"

#include "core/base/log.h"
#include "core/store/database.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <memory>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr int kApplicationId = 0x464f5249; ///< "FORI", distinguishes our files
constexpr int kVersion = 1; ///< of the tables; a file of another version is replaced

constexpr const char* kTables = R"sql(
CREATE TABLE folder (
    path TEXT PRIMARY KEY NOT NULL,
    entries BLOB NOT NULL,
    last_use INTEGER NOT NULL
);
CREATE INDEX folder_by_use ON folder (last_use);
)sql";

std::int64_t number(const Result<std::vector<Database::Row>>& rows)
{
    std::int64_t value = 0;
    if (rows && !rows->empty()) {
        const std::string& text = rows->front().front();
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return value;
}

/// @return false where the file has to be replaced; Unsupported for a file of another program.
Result<bool> isUsable(const Database& database)
{
    const auto application = database.query("PRAGMA application_id");
    if (!application)
        return tl::make_unexpected(application.error());
    const auto tables = database.query("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tl::make_unexpected(tables.error());
    if (number(tables) > 0 && number(application) != kApplicationId)
        return failure(ErrorCode::Unsupported, ReasonCode::DatabaseForeign);
    return number(database.query("PRAGMA user_version")) == kVersion;
}

/// Opens the file as it is. @return DatabaseDamaged where it has to be replaced.
Result<std::unique_ptr<Database>> openExisting(const fs::path& file)
{
    auto database = Database::open(file);
    if (!database)
        return database;
    const Result<bool> usable = isUsable(**database);
    if (!usable)
        return tl::make_unexpected(usable.error());
    if (!*usable)
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::DatabaseInconsistent);
    if (const auto durable = (*database)->makeDurable(); !durable)
        return tl::make_unexpected(durable.error());
    return database;
}

Result<std::unique_ptr<Database>> create(const fs::path& file)
{
    std::error_code error;
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), error);
    if (error)
        return failure(ErrorCode::NotWritable, ReasonCode::DatabaseFolderNotMade);
    auto database = Database::open(file);
    if (!database)
        return database;
    auto done = (*database)->makeDurable();
    if (done)
        done = (*database)->transaction([&]() -> Result<void> {
            if (isUsable(**database).value_or(false))
                return {}; // another Foramen was faster
            return (*database)->execute(
                kTables
                + fmt::format("; PRAGMA user_version = {}; PRAGMA application_id = {}", kVersion,
                              kApplicationId));
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return database;
}

Result<std::unique_ptr<Database>> openOrCreate(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error))
        return create(file);
    auto database = openExisting(file);
    if (database || database.error().code != ErrorCode::DatabaseDamaged)
        return database;
    logWarning("the index of folders is damaged or of another version and is made again");
    removeDatabase(file);
    return create(file);
}

std::int64_t newestUse(const Database& database)
{
    return number(database.query("SELECT coalesce(max(last_use), 0) FROM folder"));
}

/// A count of uses orders them, and not a clock, which may be set back.
Result<void> write(Database& database, const std::vector<FolderIndexFile::Folder>& changed,
                   const std::vector<std::string>& recalled)
{
    const std::string use = std::to_string(newestUse(database) + 1);
    Result<std::vector<Database::Row>> done;
    for (const std::string& path : recalled)
        if (done)
            done = database.query("UPDATE folder SET last_use = ?2 WHERE path = ?1", {path, use});
    for (const auto& [path, entries] : changed) {
        if (!done)
            break;
        done = entries.empty()
            ? database.query("DELETE FROM folder WHERE path = ?1", {path})
            : database.query("INSERT OR REPLACE INTO folder (path, entries, last_use) "
                             "VALUES (?1, CAST(?2 AS BLOB), ?3)",
                             {path, entries, use});
    }
    if (!done)
        return tl::make_unexpected(done.error());
    return {};
}

/// Removes the folders whose last use is the oldest, until the rest is within the limit.
Result<void> shrink(Database& database, std::int64_t limit)
{
    const auto removed = database.query(
        "DELETE FROM folder WHERE path IN (SELECT path FROM (SELECT path, "
        "sum(length(entries) + length(path)) OVER (ORDER BY last_use DESC, path) AS total "
        "FROM folder) WHERE total > CAST(?1 AS INTEGER))",
        {std::to_string(limit)});
    if (!removed)
        return tl::make_unexpected(removed.error());
    return {};
}

} // namespace

std::vector<std::string> FolderIndexFile::load(const std::vector<std::string>& folders) const
{
    std::vector<std::string> found(folders.size());
    std::error_code error;
    if (!fs::exists(m_file, error))
        return found;
    const auto database = openExisting(m_file);
    if (!database) {
        logWarning("the index of folders cannot be read; all files are read: {}",
                   database.error().message);
        return found;
    }
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const auto rows =
            (*database)->query("SELECT entries FROM folder WHERE path = ?1", {folders[i]});
        if (!rows) {
            logWarning("the index of folders cannot be read; the files of a folder are read: {}",
                       rows.error().message);
            break;
        }
        if (!rows->empty())
            found[i] = rows->front().front();
    }
    return found;
}

Result<void> FolderIndexFile::save(const std::vector<Folder>& changed,
                                   const std::vector<std::string>& recalled) const
{
    const auto attempt = [&]() -> Result<void> {
        auto database = openOrCreate(m_file);
        if (!database)
            return tl::make_unexpected(database.error());
        return (*database)->transaction([&]() -> Result<void> {
            auto done = write(**database, changed, recalled);
            return done ? shrink(**database, m_limit) : done;
        });
    };
    Result<void> done = attempt();
    if (!done && done.error().code == ErrorCode::DatabaseDamaged) {
        logWarning("the index of folders is damaged and is made again");
        removeDatabase(m_file);
        done = attempt();
    }
    return done;
}

fs::path folderIndexFileFor(const fs::path& database)
{
    return database.parent_path() / (database.stem().string() + "-folders.sqlite");
}

} // namespace foramen
