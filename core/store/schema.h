#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <filesystem>
#include <memory>

namespace foramen {

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

/// Opens the file that all stores share, ready for use: makes its folder, refuses what this program
/// may not write before anything is written, makes writes durable and brings it up to date.
/// @param integrity  also reads the file through for damage, which takes time.
/// @return NotWritable, as checkVersion(), DatabaseDamaged, and failures to write.
[[nodiscard]] Result<std::unique_ptr<Database>> openStore(const std::filesystem::path& file,
                                                          bool integrity = false);

} // namespace foramen
