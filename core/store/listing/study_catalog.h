#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

class Database;

/// How far a reader is with a study.
enum class WorkState {
    New, ///< nobody worked on it
    InWork,
    Signed, ///< its report is final
};

/// A study that was opened or worked on, as the database knows it.
struct ListedStudy {
    std::string record; ///< see StudyRecords
    StudyIdentity study;
    std::vector<std::string> paths; ///< opened together last; empty: opened by an older version
    std::string time; ///< last opened or changed, ISO 8601 with time zone
    WorkState state = WorkState::New;
    bool wasSigned = false; ///< at any time: the work on it cannot be deleted
    int reviewed = 0; ///< of the 25 sites
    std::optional<Severity> worst; ///< of the grades shown, by reader or model
    int toCheck = 0; ///< shown grades of the model that are uncertain and not reviewed
    int changed = 0; ///< sites whose reader's grade is another than the shown one of the model
    std::string model; ///< "foramen-lumbar 0.7"; empty where none graded it
    bool isReadable = true; ///< false: its saved assessment is damaged
};

/// The studies of a database, through a connection of its own beside that of the StudyStore. Opened
/// and used on one thread.
class StudyCatalog {
public:
    /// @return NotFound where the file does not exist; otherwise as openStore().
    [[nodiscard]] static Result<std::unique_ptr<StudyCatalog>>
    open(const std::filesystem::path& file);
    ~StudyCatalog();

    /// All studies, the newest first.
    [[nodiscard]] Result<std::vector<ListedStudy>> studies() const;
    /// Notes that a study was opened, and from where. @param time ISO 8601 with time zone.
    [[nodiscard]] Result<void> noteOpened(const StudyIdentity& study,
                                          const std::vector<std::string>& paths,
                                          const std::string& time);
    /// Deletes all work on a study, its history too. The pictures stay where they lie.
    /// @return InvalidArgument for a signed report.
    [[nodiscard]] Result<void> deleteWork(const std::string& record);
    /// Writes the whole database, as it is at one moment, into a file; an older one is replaced
    /// once the new one is complete.
    [[nodiscard]] Result<void> backUpTo(const std::filesystem::path& file) const;

private:
    explicit StudyCatalog(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

/// Takes a backup in place of a database that nobody has open, once it is found to be whole and is
/// brought up to date. @return the path under which the database before is kept; empty where there
/// was none. On failure the database stays as it is.
[[nodiscard]] Result<std::filesystem::path> restoreDatabase(const std::filesystem::path& database,
                                                            const std::filesystem::path& backup);

} // namespace foramen
