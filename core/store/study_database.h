#pragma once

#include "core/base/result.h"
#include "core/store/history_event.h"
#include "core/store/work_of_others.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The saved annotations of a study.
struct SavedAnnotations {
    std::vector<Annotation> annotations; ///< in the order of their placing
    int unreadable =
        0; ///< number of rows that are damaged or from a newer version; they are kept unchanged
};

/// What became of a change that was written.
struct Written {
    bool metOthers = false; ///< others had changed the study since; their work was kept
    std::vector<Site> replaced; ///< see applyToSaved()
};

/// The readers' work in one SQLite file (WAL, synchronous FULL: a committed edit survives kill -9
/// and power loss). Opened, used and closed on one thread. The current state is in tables
/// (assessments, annotations, roles, report texts); each change also appends a row to the history
/// in the same transaction. Reading takes the record of a study, which recordOf() tells; writing
/// finds it by itself.
class StudyDatabase {
public:
    /// Opens or creates the database and brings its schema up to date.
    /// @return DatabaseLocked, DatabaseNewer, NotWritable, or Unsupported for another program's
    /// database. A damaged file is renamed, never overwritten: a new empty database is opened, and
    /// damagedFile() names the old one.
    [[nodiscard]] static Result<std::unique_ptr<StudyDatabase>>
    open(const std::filesystem::path& file);
    ~StudyDatabase();

    [[nodiscard]] const std::filesystem::path& damagedFile() const;

    /// The record of a study: usually its Study Instance UID, see StudyRecords.
    [[nodiscard]] Result<std::string> recordOf(const StudyIdentity& study) const;

    /// @return the saved assessment, or none when this study was never saved. DatabaseDamaged when
    /// it exists and cannot be read; saving over it keeps the old row in a separate table.
    [[nodiscard]] Result<std::optional<Assessment>> assessment(const std::string& record) const;
    /// Records of all saved assessments, in the order of their first saving.
    [[nodiscard]] Result<std::vector<std::string>> studies() const;
    [[nodiscard]] Result<SavedAnnotations> annotations(const std::string& record) const;
    /// The newest role event of each series, the newest last.
    [[nodiscard]] Result<std::vector<RoleGiven>> roles(const std::string& record) const;
    /// None where the draft is used.
    [[nodiscard]] Result<std::optional<std::string>> reportText(const std::string& record) const;
    /// The history, oldest first.
    [[nodiscard]] Result<std::vector<HistoryRecord>> history(const std::string& record) const;
    /// The number of its entries, which never falls.
    [[nodiscard]] Result<std::size_t> historyLength(const std::string& record) const;
    /// What it is now, as a window that reads the study knows it.
    [[nodiscard]] Result<KnownHistory> knownHistory(const std::string& record) const;

    /// Writes a changed assessment and appends the record, in one transaction. A failure changes
    /// nothing in the file.
    /// @return DatabaseLocked (after a second), NotWritable, or InvalidArgument for a study without
    /// Study Instance UID.
    [[nodiscard]] Result<void> write(const Assessment& assessment, const HistoryRecord& record);
    /// The same for a study that others may change, too.
    /// @param known  the history that @p assessment rests on, without the record. Where it is
    /// longer by now, the change of the record is made in what is saved, instead of writing the
    /// whole assessment over it.
    [[nodiscard]] Result<Written> write(const Assessment& assessment, const HistoryRecord& record,
                                        const KnownHistory& known);
    /// Appends a record; the role, report text or annotation in it becomes the saved one. Whether
    /// studies of one UID are one is written for all of them. @return as above.
    [[nodiscard]] Result<void> write(const StudyIdentity& study, const HistoryRecord& record);

private:
    struct Private;
    explicit StudyDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

/// The default database file: FORAMEN_DATABASE, else foramen/foramen.sqlite in the user's data
/// folder (XDG_DATA_HOME).
[[nodiscard]] std::filesystem::path defaultDatabaseFile();

} // namespace foramen
