#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// One open SQLite file. Waits for another program's lock for at most one second. Opened, used and
/// closed on one thread.
class Database {
public:
    using Row = std::vector<std::string>; ///< NULL reads as an empty text

    /// Opens the file, or creates it, readable by its owner alone. Changes nothing in a file that
    /// exists.
    /// @return NotWritable, DatabaseLocked.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);
    ~Database();

    /// Runs statements that return nothing. @return also DatabaseDamaged, NotReadable, Internal, as
    /// the other calls.
    [[nodiscard]] Result<void> execute(const std::string& sql);
    /// Runs one statement with ?1, ?2, ... bound to texts.
    [[nodiscard]] Result<std::vector<Row>> query(const std::string& sql,
                                                 const Row& values = {}) const;
    /// Runs steps within one transaction that may write: all of them hold, or none.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()>& steps);

    /// Reads the whole structure. @return DatabaseDamaged when it does not hold together.
    [[nodiscard]] Result<void> check() const;
    /// Sets what makes a committed transaction survive kill -9 and power loss (WAL, synchronous
    /// FULL). Only after check(): from here on, closing tidies the file up.
    [[nodiscard]] Result<void> makeDurable();

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
