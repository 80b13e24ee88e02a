#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/spine/assessment.h"
#include "core/store/assessment_store.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The database as the session uses it: opened when it is first needed, written at once, and when
/// it cannot be written nothing is lost from memory: what is due is written together with the next
/// save that succeeds. GUI thread, which owns the database.
class SavedWork {
public:
    explicit SavedWork(std::filesystem::path file);
    ~SavedWork();

    /// The saved assessment of a study, what is still due included; none when there is none or it
    /// cannot be read (see isSaved()). Asked each time that a study is opened.
    [[nodiscard]] std::optional<Assessment> load(const std::string& studyInstanceUid);
    /// False when the newest load() of this study has not succeeded.
    [[nodiscard]] bool wasLoaded(const std::string& studyInstanceUid) const;
    [[nodiscard]] std::vector<HistoryEntry> history(const std::string& studyInstanceUid);

    /// Saves the state of a study after an edit, together with everything that is due.
    void save(const Assessment& assessment, HistoryEntry entry);
    /// Tries again to write what is due.
    void retry();

    [[nodiscard]] bool isSaved() const { return m_trouble.isEmpty(); }
    /// "Saved 12:04:31", "No changes yet", or the trouble in one sentence.
    [[nodiscard]] QString text() const;
    /// What the reader should know about the file itself, e.g. that a damaged one was moved aside;
    /// empty mostly.
    [[nodiscard]] QString remark() const;

private:
    /// What is due of one study: its newest state and all history rows that were not written.
    struct Due {
        Assessment assessment;
        std::vector<HistoryEntry> entries;
    };

    [[nodiscard]] bool openStore();
    [[nodiscard]] const Due* dueOf(const std::string& studyInstanceUid) const;
    [[nodiscard]] std::optional<Assessment> readStored(const std::string& studyInstanceUid);
    [[nodiscard]] bool write(Due& due);
    void setTrouble(const Error& error);

    std::filesystem::path m_file;
    std::unique_ptr<AssessmentStore> m_store;
    std::vector<std::string> m_loaded; ///< study UIDs
    std::vector<Due> m_due;
    QString m_trouble;
    QString m_remark;
    QString m_savedTime;
};

/// @p mine made without knowing what was @p saved before: the saved decisions and points stay where
/// @p mine has none, the saved findings where
/// @p mine has no model.
[[nodiscard]] Assessment merged(const Assessment& mine, const Assessment& saved);

/// @p grading's findings shifted by so many levels under the reader's decisions of @p reader.
[[nodiscard]] Assessment regraded(const Assessment& reader, const Grading& grading, int shift);

/// True when a model graded every site, or refused it; a reader may have shifted levels since.
[[nodiscard]] bool isFullyGraded(const Assessment& assessment);

/// Why something is not saved, for the user.
[[nodiscard]] QString notSavedSentence(const Error& error);

} // namespace foramen
