#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"
#include "core/store/effort/reading_effort.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

class Database;

/// One row of the log.
struct LoggedReading {
    std::string record; ///< whose study, see StudyRecords; for adding up, not for showing
    ReadingEffort effort;
};

/// The effort log of a database, through a connection of its own beside that of the StudyStore.
/// Opened and used on one thread.
class EffortLog {
public:
    /// Creates the file where there is none. @return as openStore().
    [[nodiscard]] static Result<std::unique_ptr<EffortLog>> open(const std::filesystem::path& file);
    ~EffortLog();

    /// Writes what a visit took so far; a later call for the same visit replaces it.
    [[nodiscard]] Result<void> write(const StudyIdentity& study, const ReadingEffort& effort);
    /// All readings, the oldest first. Rows that cannot be read are left out and counted.
    struct Readings {
        std::vector<LoggedReading> readings;
        int unreadable = 0;
    };
    [[nodiscard]] Result<Readings> readings() const;
    /// Deletes the whole log; the work on the studies stays.
    [[nodiscard]] Result<void> deleteAll();

private:
    explicit EffortLog(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

} // namespace foramen
