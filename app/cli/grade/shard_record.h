#pragma once

#include "app/cli/grade/shard.h"
#include "core/base/result.h"
#include "core/spine/finding.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What one shard was to grade: a file beside its tables, by which `merge` knows what is missing.
struct ShardRecord {
    Shard shard;
    ModelIdentity model; ///< name, version and checksum alone
    std::vector<std::string> studyIds; ///< of this shard
};

inline constexpr const char* kShardFile = "shard.json";

/// @return NotWritable.
[[nodiscard]] Result<void> writeShardRecord(const std::filesystem::path& folder,
                                            const ShardRecord& record);
/// The record of a folder; none where it has none. @return NotReadable, Corrupt.
[[nodiscard]] Result<std::optional<ShardRecord>>
readShardRecord(const std::filesystem::path& folder);

/// "name version (abcdef123456)": which model, for people.
[[nodiscard]] std::string modelText(const ModelIdentity& model);

/// Whether two runs used the same model. Weights alone do not name one: one that was calibrated has
/// those of the model before.
[[nodiscard]] bool isSameModel(const ModelIdentity& one, const ModelIdentity& other);

} // namespace foramen
