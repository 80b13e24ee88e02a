#pragma once

#include "core/ai/grading/explanation.h"
#include "core/dicom/study.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/measure/annotation.h"
#include "core/report/draft/edited_report.h"
#include "core/spine/assessment.h"
#include "core/store/signing/signing_state.h"
#include "ui/state/grader/grading_phase.h"
#include "ui/state/grader/regrading.h"
#include "ui/state/series/series_list.h"
#include "ui/state/series/study_loader.h"
#include "ui/state/study/spine_windows.h"
#include "ui/state/tasks/scope_guard.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace foramen {

/// No study is open.
struct NoStudy { };
/// The study has one series, which is shown while the scan goes on. Leaving this stage ends the
/// scan.
struct FirstSeriesOnly {
    ScopeGuard scan;
    std::optional<LoadedSeries> loaded;
};
/// Series are being read; some of those chosen for roles are missing.
struct RolesAwaited {
    bool isShown = false; ///< all were read once; the reader then chose another
};
/// Series chosen for roles are read; others follow.
struct RolesRead { };
/// All series are read.
struct AllRead { };

/// How far a study is read.
using ReadingStage = std::variant<NoStudy, FirstSeriesOnly, RolesAwaited, RolesRead, AllRead>;

/// Annotations of a study, once they are read.
struct StudyAnnotations {
    std::vector<Annotation> all;
    bool isLoaded = false;
    int unreadable = 0; ///< saved ones that could not be read; they stay in the database
};

/// What is saved of a study, as far as grading and signing need it.
struct SavedFacts {
    bool isRead = false;
    KnownGrading grading;
    bool rolesAreNewer = false; ///< roles changed after the last grading, which that cancelled
    SigningState signing;
    /// Whether grid or measurements in the database are not those that were signed, which are shown
    /// in their place.
    bool differsFromSigned = false;
};

/// The explanation of a site's grade; without a map it is being computed.
struct SiteExplained {
    Site site;
    std::optional<Explanation> map;
    ScopeGuard work; ///< ends the request
};

/// Everything that is known of one study while it is open, as the open study or as the prior. It
/// begins with the headers of the scan; its destruction ends all work that goes on for it. GUI
/// thread.
struct OpenStudy {
    /// No study.
    OpenStudy() = default;
    OpenStudy(ScannedStudiesPtr scanned, std::size_t studyIndex, ReadingStage stage);
    OpenStudy(const OpenStudy&) = delete;
    OpenStudy& operator=(const OpenStudy&) = delete;

    /// Null when none is open.
    [[nodiscard]] const Study* study() const;
    [[nodiscard]] const std::string& uid() const { return assessment.study().studyInstanceUid; }
    /// What its files state by now; the assessment may have what they stated before.
    [[nodiscard]] StudyIdentity statedIdentity() const;
    /// Whether the series chosen for roles were all read, at least once.
    [[nodiscard]] bool hasRolesRead() const;

    /// Takes over the pixels of a series and what is wrong with it.
    void takeSeries(const LoadedSeries& loaded);
    /// Takes over one finding of a running grading.
    void takeFinding(const Finding& finding, const ModelIdentity& model);
    /// Takes over a whole grading under the reader's decisions.
    void takeGrading(const Grading& whole);
    /// The levels were renumbered by so many: applies findings that came since then again.
    void levelsShifted(int by);

    ScannedStudiesPtr scanned = std::make_shared<ScannedStudies>();
    std::optional<std::size_t> index; ///< into scanned->studies
    ReadingStage stage;
    SeriesList series;
    PatientSpaces spaces; ///< which series share one; until they are compared, those of one Frame
                          ///< of Reference do
    SpineWindows spineWindows; ///< of stacks whose discs are known
    std::vector<InputProblem> problems; ///< of its files

    Assessment assessment;
    int levelShift = 0; ///< levels that the reader renumbered by, down is positive
    StudyAnnotations annotations;
    SavedFacts saved;
    std::optional<EditedReport> editedReport; ///< in place of the draft

    GradingPhase grading;
    ModelFindings modelFindings;
    QStringList regradingRemarks; ///< remarks on a repeated grading, for the reader
    std::optional<SiteExplained> explained;

    ScopeGuard reading; ///< ends the reading of its series
    QUndoStack undo;
    QObject life; ///< context of delayed calls, which are dropped with it
};

} // namespace foramen
