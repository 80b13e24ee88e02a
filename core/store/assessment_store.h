#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// One entry of the append-only history of a study.
struct HistoryEntry {
    std::string time; ///< ISO 8601 with time zone
    std::string author; ///< reader name, or model name and version
    std::string action; ///< "accept", "change", "clear", "comment", "move point", "shift levels",
                        ///< "grading", "undo ...", "export"
    std::string site; ///< keyOf(Site), or empty for the whole study
    std::string before; ///< short JSON, empty when there was nothing
    std::string after;
};

/// The reader's work, in one SQLite file (WAL, synchronous FULL: a committed edit survives kill -9
/// and power loss). Opened, used and closed on one thread. Nothing is overwritten: the current
/// state is one row a study, and each change appends a history row in the same transaction.
class AssessmentStore {
public:
    /// Opens or creates the database and brings its schema up to date.
    /// @return DatabaseLocked, DatabaseNewer, NotWritable, or Unsupported for another program's
    /// database. A damaged file is moved aside, never overwritten: the store opens empty and
    /// damagedFile() names what was kept.
    [[nodiscard]] static Result<std::unique_ptr<AssessmentStore>>
    open(const std::filesystem::path& file);
    ~AssessmentStore();

    [[nodiscard]] const std::filesystem::path& damagedFile() const;

    /// @return the saved assessment, or none when this study was never saved.
    /// DatabaseDamaged when it is there and cannot be read; saving over it keeps what was there in
    /// a table of its own.
    [[nodiscard]] Result<std::optional<Assessment>> load(const std::string& studyInstanceUid) const;
    /// Writes the assessment and appends a history row, in one transaction. A failure changes
    /// nothing in the file.
    /// @return DatabaseLocked (after a second), NotWritable, or InvalidArgument for a study without
    /// Study Instance UID.
    [[nodiscard]] Result<void> save(const Assessment& assessment, const HistoryEntry& entry);
    /// Study Instance UIDs of all saved assessments, in the order of their first saving.
    [[nodiscard]] Result<std::vector<std::string>> studies() const;
    [[nodiscard]] Result<std::vector<HistoryEntry>>
    history(const std::string& studyInstanceUid) const;

private:
    struct Private;
    explicit AssessmentStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

/// Where the database lives: FORAMEN_DATABASE, else foramen/foramen.sqlite in the user's data
/// folder (XDG_DATA_HOME).
[[nodiscard]] std::filesystem::path defaultDatabaseFile();

} // namespace foramen
