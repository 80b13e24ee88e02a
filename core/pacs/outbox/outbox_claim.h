#pragma once

#include "core/base/result.h"
#include "core/pacs/outbox/outbox_job.h"

#include <filesystem>
#include <optional>

namespace foramen {

/// Owns a job of an outbox: as long as this lives, no other process and no other claim changes or
/// sends it. The system ends the lock (flock) of a process that is killed.
class OutboxClaim {
public:
    /// @param folder  of the job. @return none where another has it or it is gone; NotReadable,
    /// Corrupt, Unsupported where it cannot be read.
    [[nodiscard]] static Result<std::optional<OutboxClaim>>
    take(const std::filesystem::path& folder);
    ~OutboxClaim();
    OutboxClaim(OutboxClaim&& other) noexcept;
    OutboxClaim& operator=(OutboxClaim&&) = delete;
    OutboxClaim(const OutboxClaim&) = delete;
    OutboxClaim& operator=(const OutboxClaim&) = delete;

    [[nodiscard]] OutboxJob& job() { return m_job; }
    [[nodiscard]] const OutboxJob& job() const { return m_job; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path fileOf(const OutboxObject& object) const;
    /// Writes the job, so that it survives a power loss. @return NotWritable: what was there stays.
    [[nodiscard]] Result<void> save() const;
    /// Deletes the files of the objects; what is known of them stays. @return NotWritable.
    [[nodiscard]] Result<void> discardFiles() const;
    /// Deletes the whole job. @return NotWritable.
    [[nodiscard]] Result<void> remove() const;

private:
    OutboxClaim(std::filesystem::path folder, int descriptor);

    std::filesystem::path m_folder;
    int m_descriptor; ///< of the locked file
    OutboxJob m_job;
};

/// @name Files in the folder of a job
/// @{
inline constexpr const char* kJobFile = "job.json";
inline constexpr const char* kLockFile = "lock";
/// @}

/// Writes a job into its folder, for the owner's eyes only. @return NotWritable.
[[nodiscard]] Result<void> writeJob(const std::filesystem::path& folder, const OutboxJob& job);

} // namespace foramen
