#pragma once

#include "core/spine/assessment.h"
#include "core/store/effort/reading_effort.h"
#include "core/store/study_store.h"
#include "ui/state/effort/active_time.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace foramen {

class AssessmentEditing;
class CurrentStudy;
class SiteSelection;
class StudySaving;

/// Records what the reading of the open study takes, while the reader has the effort log on: time a
/// level, changes a condition, what was seen of the AI. Nothing is recorded while it is off. GUI
/// thread; writes in the background.
class EffortRecorder : public QObject {
    Q_OBJECT

public:
    /// The parts that it watches.
    struct Parts {
        const CurrentStudy& current;
        const SiteSelection& selection;
        const StudySaving& saving;
        const AssessmentEditing& editing;
    };
    EffortRecorder(const Parts& parts, std::filesystem::path database,
                   SteadyClock clock = &std::chrono::steady_clock::now, QObject* parent = nullptr);
    /// Writes what is not written yet, and waits for that as a StudyStore does.
    ~EffortRecorder() override;

    /// The reader's choice, kept in the settings, which may change elsewhere, too. It takes effect
    /// with the next study that is opened; switched off, what goes on is dropped.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const;

    /// See ActiveTime.
    void setWindowActive(bool active) { m_time.setActive(active); }
    void noteInput() { m_time.noteInput(); }

    /// Writes what was recorded so far; the same happens by itself now and then, and when the study
    /// is closed.
    void save();
    /// Forgets the visit that goes on, so that a deleted log stays empty.
    void drop();
    /// Of the open study, up to now; none while nothing is recorded.
    [[nodiscard]] std::optional<ReadingEffort> reading();

Q_SIGNALS:
    void saved(); ///< the log in the database is up to date
    void failed(const QString& sentence);

private:
    struct Visit {
        StudyIdentity study;
        ReadingEffort effort;
        bool isLoaded = false; ///< what was decided before is known
        std::array<AssessmentCell, kSiteCount> cells; ///< as they were shown last
    };
    void begin();
    void end();
    void tally();
    void takeSaved();
    void takeAssessment();
    void takeCells();
    void note();
    [[nodiscard]] std::vector<std::pair<StudyIdentity, ReadingEffort>> due() const;

    Parts m_parts;
    std::filesystem::path m_database;
    ActiveTime m_time;
    std::optional<Visit> m_visit;
    DiscLevel m_level = DiscLevel::L1L2; ///< that time is counted for
    bool m_isRenumbering = false;
    std::vector<std::pair<StudyIdentity, ReadingEffort>> m_ended; ///< not written yet
    QTimer m_interval;
    TaskRunner m_writer{TaskRunner::kWriting};
};

} // namespace foramen
