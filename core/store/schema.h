#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// The version that this program writes (user_version of the file).
[[nodiscard]] int schemaVersion();

/// Whether this program may write the database; changes nothing.
/// @return DatabaseNewer for a file of a newer Foramen, Unsupported for a file of another program.
[[nodiscard]] Result<void> checkVersion(const Database& database);

/// Brings a database up to schemaVersion(), each step in its own transaction; a new file starts at
/// version 0.
/// @return as checkVersion(), and failures to write.
[[nodiscard]] Result<void> updateSchema(Database& database);

/// Opens the file that all stores share: creates its folder, checks that this program may write the
/// file before it writes anything, makes writes durable and updates the schema.
/// @param integrity  also checks the whole file for damage, which takes time.
/// @return NotWritable, as checkVersion(), DatabaseDamaged, and failures to write.
[[nodiscard]] Result<std::unique_ptr<Database>> openStore(const std::filesystem::path& file,
                                                          bool integrity = false);

} // namespace foramen
