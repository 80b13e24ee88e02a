#pragma once

#include "core/base/result.h"

namespace foramen {

class Database;

/// The version that this program writes (user_version of the file).
[[nodiscard]] int schemaVersion();

/// Whether this program may write the database; changes nothing.
/// @return DatabaseNewer for one that a newer Foramen wrote, Unsupported for one that another
/// program wrote.
[[nodiscard]] Result<void> checkVersion(const Database& database);

/// Brings a database up to schemaVersion(), each step in its own transaction; a new file starts at
/// version 0.
/// @return as checkVersion(), and failures to write.
[[nodiscard]] Result<void> updateSchema(Database& database);

} // namespace foramen
