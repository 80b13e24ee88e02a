#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace foramen {

/// One open SQLite file. It waits at most one second for another program's lock. Opened, used and
/// closed on one thread.
class Database {
public:
    using Row = std::vector<std::string>; ///< NULL reads as an empty text

    /// Opens the file, or creates it, readable by its owner only. An existing file is not changed.
    /// @return NotWritable, DatabaseLocked.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);
    ~Database();

    /// Runs statements without result. @return also DatabaseDamaged, NotReadable, Internal, as the
    /// other calls.
    [[nodiscard]] Result<void> execute(const std::string& sql);
    /// Runs one statement with ?1, ?2, ... bound to texts.
    [[nodiscard]] Result<std::vector<Row>> query(const std::string& sql,
                                                 const Row& values = {}) const;
    /// Runs steps in one write transaction: all of them take effect, or none.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()>& steps);

    /// Runs an integrity check. @return DatabaseDamaged when it fails.
    [[nodiscard]] Result<void> check() const;
    /// Makes committed transactions survive kill -9 and power loss (WAL, synchronous FULL). Only
    /// after check(): from then on, closing may change the file.
    [[nodiscard]] Result<void> makeDurable();

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

/// A free path beside a database that is put away: "foramen.damaged-20261122T201500Z.sqlite", with
/// a number if that exists.
[[nodiscard]] std::filesystem::path pathToKeep(const std::filesystem::path& file,
                                               const std::string& why);
/// Renames a database that nobody has open, together with its journals: one that stays must not be
/// used with a new file.
[[nodiscard]] std::error_code moveDatabase(const std::filesystem::path& from,
                                           const std::filesystem::path& to);
/// Removes a database that nobody has open, with its journals. What stays shows when it is created
/// again.
void removeDatabase(const std::filesystem::path& file);

} // namespace foramen
