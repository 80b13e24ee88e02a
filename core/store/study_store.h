#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/database_worker.h"
#include "core/store/history_event.h"
#include "core/store/study_database.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The saved state of a study, including changes that are not written yet.
struct SavedStudy {
    bool isRead = false; ///< false: the database could not be read; only unwritten changes are here
    std::optional<Assessment> assessment;
    std::vector<RoleGiven> roles; ///< see StudyDatabase::roles()
    std::optional<std::string> reportText; ///< none: the draft is used
    std::string reportDraft; ///< as of ReportTextEdited
    std::vector<HistoryRecord> history; ///< oldest first
    /// The reader's answer for all studies of the UID, see StudiesJoined; none: not answered.
    std::optional<bool> isOneStudy;
};

/// What is saved of a study after others changed it: another window or another program.
struct WorkOfOthers {
    std::optional<Assessment> assessment; ///< none where it could not be read
    std::vector<HistoryRecord> history; ///< oldest first, with one's own
    /// Sites where one's own change replaced a decision, point or comment that others had made at
    /// the same time; the history has theirs.
    std::vector<Site> replaced;
};

/// The readers' work for a window: opens the database when it is first needed, and owns the one
/// queue of unwritten changes. Changes are written at once. Where that fails (locked, full,
/// damaged, newer), they stay in memory and are written with the next change that succeeds, in
/// order. The database lives on a thread of its own: where its folder does not answer within
/// kPatience, it counts as failed, and other calls fail at once until it answers. Used on one
/// thread.
class StudyStore {
public:
    /// Longer than the database waits for another program that holds it.
    static constexpr std::chrono::milliseconds kPatience{1500};

    /// @param file  empty: defaultDatabaseFile().
    explicit StudyStore(std::filesystem::path file);
    /// Tries once more to write the queue.
    ~StudyStore();

    /// The database.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    /// Called each time that a study is opened.
    [[nodiscard]] SavedStudy load(const StudyIdentity& study);
    /// Includes unwritten changes; an error where the database could not be read.
    [[nodiscard]] Result<SavedAnnotations> annotations(const StudyIdentity& study);

    /// The history, oldest first, with unwritten changes; an error where it could not be read.
    [[nodiscard]] Result<std::vector<HistoryRecord>> history(const StudyIdentity& study);

    /// Saves the state of a study after a change of the assessment. What others saved of it since
    /// it was loaded is kept: then only the change is made. If the saved state could not be read
    /// before, it is not overwritten but merged().
    void save(const Assessment& assessment, HistoryRecord record);
    /// Saves a role, report text or annotation, or another event of the history.
    void save(const StudyIdentity& study, HistoryRecord record);
    /// What is saved of a loaded study, if others changed it since; from then on it counts as
    /// loaded. None where nobody did, where changes of one's own are not written yet, and where the
    /// database does not answer: a later call finds it.
    [[nodiscard]] std::optional<WorkOfOthers> takeWorkOfOthers(const StudyIdentity& study);
    /// Whether the last change of this study met work of others, which is to be taken.
    [[nodiscard]] bool hasMetOthers(const StudyIdentity& study) const;
    /// Tries again to write the queue.
    void retry();
    /// Closes the database, so that its file can be replaced; the next call opens it again.
    /// @return false where changes are not written yet, or the database does not answer.
    [[nodiscard]] bool close();
    /// Whether changes are in memory only.
    [[nodiscard]] bool hasDue() const { return !m_due.empty(); }

    /// Why changes are not saved or could not be read; usually none.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }
    /// Whether the trouble is that the folder of the database does not answer.
    [[nodiscard]] bool isUnanswered() const;
    /// The time of the last write; none before the first change.
    [[nodiscard]] const std::optional<TimePoint>& savedAt() const { return m_savedAt; }
    /// The new path of a damaged database; usually empty.
    [[nodiscard]] std::filesystem::path damagedFile() const;
    /// Whether a study's assessment is damaged: the next save keeps the old row in a separate
    /// table.
    [[nodiscard]] bool hasDamagedStudy() const { return m_hasDamagedStudy; }

private:
    struct Due {
        StudyIdentity study;
        std::string key; ///< keyOf() the study
        bool hasAssessment = false; ///< the newest one, m_assessments[key], is written with it
        HistoryRecord record;
    };

    /// A write whose end was not waited for.
    struct LateWrite {
        std::size_t due = 0; ///< its place in the queue
        std::shared_ptr<std::optional<Result<Written>>> done;
    };

    /// A study whose newest load() has read the assessment.
    struct Loaded {
        /// The history that the window's assessment rests on, with one's own changes; none: not
        /// known, and the assessment is written as it is.
        std::optional<KnownHistory> history;
        bool metOthers = false;
        std::vector<Site> replaced{}; ///< see WorkOfOthers
    };
    using Opened = Result<std::unique_ptr<StudyDatabase>>;

    /// Tells studies apart that have one Study Instance UID.
    [[nodiscard]] static std::string keyOf(const StudyIdentity& study);
    [[nodiscard]] bool isOpen();
    /// What @p call returns for the database, or that it does not answer.
    template <class Call> auto ask(Call call);
    [[nodiscard]] bool wasLoaded(const std::string& key) const;
    [[nodiscard]] std::optional<Assessment> readAssessment(const StudyIdentity& study);
    void readRest(const StudyIdentity& study, SavedStudy& saved);
    void addDue(const StudyIdentity& study, SavedStudy& saved) const;
    [[nodiscard]] Result<void> write(std::size_t place);
    [[nodiscard]] Result<void> begin(std::size_t place);
    void written(const Due& due, const Written& how);
    void setTrouble(const Error& error);

    std::filesystem::path m_file;
    DatabaseWorker m_worker{kPatience};
    std::shared_ptr<StudyDatabase> m_database; ///< used and closed by the worker
    std::shared_ptr<std::optional<Opened>> m_opening; ///< may still be going on
    std::optional<LateWrite> m_lateWrite;
    std::filesystem::path m_damagedFile;
    std::map<std::string, Loaded> m_loaded; ///< by key
    std::vector<Due> m_due; ///< oldest first
    std::map<std::string, Assessment>
        m_assessments; ///< newest state of studies in the queue, by key
    std::optional<Error> m_trouble;
    std::optional<TimePoint> m_savedAt;
    bool m_hasDamagedStudy = false;
};

} // namespace foramen
