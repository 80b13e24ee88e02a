#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/history_event.h"
#include "core/store/study_database.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What is saved of a study, what is still due included.
struct SavedStudy {
    bool isRead = false; ///< false: the database could not be read, only what is due is here
    std::optional<Assessment> assessment;
    std::vector<RoleGiven> roles; ///< see StudyDatabase::roles()
    std::optional<std::string> reportText; ///< none: the draft stands
    std::vector<HistoryRecord> history; ///< oldest first
};

/// The readers' work as a window uses it, one for all that it shows: the database is opened when it
/// is first needed and written at once. Where it cannot be written (locked, full, damaged, newer),
/// nothing is lost from memory: what is due is written together with the next change that succeeds,
/// in the order of the changes. Used on one thread.
class StudyStore {
public:
    /// @param file  empty: defaultDatabaseFile().
    explicit StudyStore(std::filesystem::path file);
    /// Tries once more to write what is due.
    ~StudyStore();

    /// Asked each time that a study is opened.
    [[nodiscard]] SavedStudy load(const std::string& studyInstanceUid);
    /// What is due included; an error where the database could not be read.
    [[nodiscard]] Result<SavedAnnotations> annotations(const std::string& studyInstanceUid);

    /// Saves the state of a study after a change of the assessment. What was saved of a study that
    /// could not be read until now is not overwritten, but merged().
    void save(const Assessment& assessment, HistoryRecord record);
    /// Saves a role, report text or annotation, and whatever else the history records.
    void save(const std::string& studyInstanceUid, HistoryRecord record);
    /// Tries again to write what is due.
    void retry();

    /// Why something is not saved or could not be read; none mostly.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }
    /// When something was last written; none before the first change.
    [[nodiscard]] const std::optional<TimePoint>& savedAt() const { return m_savedAt; }
    /// Where a damaged database was moved to; empty mostly.
    [[nodiscard]] std::filesystem::path damagedFile() const;
    /// Whether a study's assessment was found damaged: it is kept aside with the next save.
    [[nodiscard]] bool hasDamagedStudy() const { return m_hasDamagedStudy; }

private:
    struct Due {
        std::string study;
        bool hasAssessment = false; ///< the newest one, m_assessments[study], goes with it
        HistoryRecord record;
    };

    [[nodiscard]] bool isOpen();
    [[nodiscard]] bool wasLoaded(const std::string& study) const;
    [[nodiscard]] bool hasDueAssessment(const std::string& study) const;
    [[nodiscard]] std::optional<Assessment> readAssessment(const std::string& study);
    void readRest(const std::string& study, SavedStudy& saved);
    void addDue(const std::string& study, SavedStudy& saved) const;
    [[nodiscard]] Result<void> write(const Due& due);
    void setTrouble(const Error& error);

    std::filesystem::path m_file;
    std::unique_ptr<StudyDatabase> m_database;
    std::vector<std::string> m_loaded; ///< studies whose newest load() has read the assessment
    std::vector<Due> m_due; ///< oldest first
    std::map<std::string, Assessment> m_assessments; ///< newest state of studies with due ones
    std::optional<Error> m_trouble;
    std::optional<TimePoint> m_savedAt;
    bool m_hasDamagedStudy = false;
};

} // namespace foramen
