#pragma once

#include "core/base/result.h"
#include "core/pacs/outbox/outbox_claim.h"
#include "core/pacs/outbox/outbox_job.h"
#include "core/pacs/pacs_node.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The jobs of an outbox, oldest first.
struct OutboxListing {
    std::vector<OutboxJob> jobs;
    int unreadable = 0; ///< jobs that are damaged, or of a newer version
};

/// Files that are to be sent to archives, in a folder that only its owner may enter: one folder for
/// each job, with the files and their state. Every change is on the disk before it counts. Several
/// processes may use the folder. The functions block; any thread.
class Outbox {
public:
    explicit Outbox(std::filesystem::path folder);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    /// Copies files into a new job that waits for its first attempt. An object that this archive
    /// got before from this outbox is asked for first, instead of being sent again.
    /// @return the job; InvalidArgument where there is no file, or a file names no instance, or
    /// where a job with the same objects waits for the same archive already; NotReadable;
    /// NotWritable.
    [[nodiscard]] Result<OutboxJob> add(const OutboxDraft& draft,
                                        const std::vector<std::filesystem::path>& files) const;
    /// @return NotReadable. An outbox that was never used is empty.
    [[nodiscard]] Result<OutboxListing> jobs() const;
    /// Takes a job for sending or changing it. @return as OutboxClaim::take().
    [[nodiscard]] Result<std::optional<OutboxClaim>> claim(const std::string& id) const;

    /// Makes a job wait for an attempt at once, at the place that the archive has now. What was
    /// refused is tried again. @return whether it could: not one that is sent, given up, or being
    /// sent elsewhere.
    [[nodiscard]] Result<bool> tryNow(const std::string& id, const OutboxTarget& target) const;
    /// Gives up a job that is not finished, and deletes its files; removes one that is finished
    /// from the list. @return whether it could: not one that is being sent elsewhere.
    [[nodiscard]] Result<bool> remove(const std::string& id) const;
    /// Removes finished jobs that are older than 30 days, and what killed programs left behind.
    [[nodiscard]] Result<void> sweep(TimePoint now) const;

private:
    [[nodiscard]] Result<void> checkNew(OutboxJob& job) const;

    std::filesystem::path m_folder;
};

/// The outbox of this account beside a database: "foramen.outbox-1000" for "foramen.sqlite".
[[nodiscard]] std::filesystem::path outboxFolderBeside(const std::filesystem::path& database);

/// Where an archive is, as one line: "host:104 ARCHIVE", or the URL.
[[nodiscard]] std::string placeOf(const PacsNode& node);

} // namespace foramen
