#pragma once

#include "app/cli/grade/shard.h"
#include "app/cli/worker/worker_ledger.h"
#include "core/base/result.h"
#include "core/pacs/outbox/outbox.h"

#include <filesystem>
#include <memory>
#include <string>

namespace foramen {

/// @name Folders for the files of one study; see WorkerState::freshFolder()
/// @{
inline constexpr const char* kAskedFolder = "asked"; ///< SR that the archive has
inline constexpr const char* kRetrievedFolder = "retrieved"; ///< its images
inline constexpr const char* kMadeFolder = "made"; ///< what is to be sent
/// @}

/// Owns the folder of a worker as long as this lives: its ledger, its outbox and what it retrieved.
/// Only its owner may enter. No name in it tells a patient.
class WorkerState {
public:
    /// @param parent  of the folder; empty: foramen/worker in the user's state folder
    /// (XDG_STATE_HOME). Each archive and each shard has a folder of its own below it.
    /// @param place  of the archive: placeOf(). @return NotWritable, also where another process
    /// has it; as WorkerLedger::open().
    [[nodiscard]] static Result<std::unique_ptr<WorkerState>>
    open(const std::filesystem::path& parent, const std::string& place, const Shard& shard);
    ~WorkerState();
    WorkerState(const WorkerState&) = delete;
    WorkerState& operator=(const WorkerState&) = delete;

    [[nodiscard]] WorkerLedger& ledger() { return m_ledger; }
    [[nodiscard]] const Outbox& outbox() const { return m_outbox; }
    /// An empty folder for the files of one study. What a killed worker left in one is deleted when
    /// the next one opens. @return NotWritable.
    [[nodiscard]] Result<std::filesystem::path> freshFolder(const std::string& name) const;
    /// Deletes what freshFolder() gave. @return NotWritable.
    [[nodiscard]] Result<void> discard(const std::filesystem::path& folder) const;

private:
    WorkerState(std::filesystem::path folder, int lock, WorkerLedger ledger);

    std::filesystem::path m_folder;
    int m_lock; ///< descriptor of the locked file
    WorkerLedger m_ledger;
    Outbox m_outbox;
};

} // namespace foramen
