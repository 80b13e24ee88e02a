#pragma once

#include "core/base/result.h"
#include "core/store/history_event.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What is saved of a study's annotations.
struct SavedAnnotations {
    std::vector<Annotation> annotations; ///< in the order of their placing
    int unreadable = 0; ///< rows that a newer version wrote, or that are damaged: kept as they are
};

/// The readers' work, in one SQLite file (WAL, synchronous FULL: a committed edit survives kill -9
/// and power loss). Opened, used and closed on one thread. What is now stands in tables of its own
/// (assessments, annotations, roles, report texts); each change appends a row to the history in the
/// same transaction.
class StudyDatabase {
public:
    /// Opens or creates the database and brings its schema up to date.
    /// @return DatabaseLocked, DatabaseNewer, NotWritable, or Unsupported for another program's
    /// database. A damaged file is moved aside, never overwritten: the database opens empty and
    /// damagedFile() names what was kept.
    [[nodiscard]] static Result<std::unique_ptr<StudyDatabase>>
    open(const std::filesystem::path& file);
    ~StudyDatabase();

    [[nodiscard]] const std::filesystem::path& damagedFile() const;

    /// @return the saved assessment, or none when this study was never saved.
    /// DatabaseDamaged when it is there and cannot be read; saving over it keeps what was there in
    /// a table of its own.
    [[nodiscard]] Result<std::optional<Assessment>>
    assessment(const std::string& studyInstanceUid) const;
    /// Study Instance UIDs of all saved assessments, in the order of their first saving.
    [[nodiscard]] Result<std::vector<std::string>> studies() const;
    [[nodiscard]] Result<SavedAnnotations> annotations(const std::string& studyInstanceUid) const;
    /// The newest role of each series that a reader ever gave one, the newest last.
    [[nodiscard]] Result<std::vector<RoleGiven>> roles(const std::string& studyInstanceUid) const;
    /// None where the draft stands.
    [[nodiscard]] Result<std::optional<std::string>>
    reportText(const std::string& studyInstanceUid) const;
    /// Everything that happened, oldest first.
    [[nodiscard]] Result<std::vector<HistoryRecord>>
    history(const std::string& studyInstanceUid) const;

    /// Writes a changed assessment and appends the record, in one transaction. A failure changes
    /// nothing in the file.
    /// @return DatabaseLocked (after a second), NotWritable, or InvalidArgument for a study without
    /// Study Instance UID.
    [[nodiscard]] Result<void> write(const Assessment& assessment, const HistoryRecord& record);
    /// Appends a record; the role, report text or annotation that it speaks of becomes what is
    /// saved. @return as above.
    [[nodiscard]] Result<void> write(const std::string& studyInstanceUid,
                                     const HistoryRecord& record);

private:
    struct Private;
    explicit StudyDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

/// Where the database lives: FORAMEN_DATABASE, else foramen/foramen.sqlite in the user's data
/// folder (XDG_DATA_HOME).
[[nodiscard]] std::filesystem::path defaultDatabaseFile();

} // namespace foramen
