#pragma once

#include "core/ai/grading/explanation.h"
#include "core/dicom/study.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/measure/annotation.h"
#include "core/spine/assessment.h"
#include "ui/state/grader/grading_phase.h"
#include "ui/state/grader/regrading.h"
#include "ui/state/series/series_list.h"
#include "ui/state/series/study_loader.h"
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

struct NoStudy { };
/// The study has one series, shown while the scan goes on. Leaving this stage ends the scan.
struct FirstSeriesOnly {
    ScopeGuard scan;
    std::optional<LoadedSeries> loaded;
};
/// Series are read; those chosen for roles are not all there.
struct RolesAwaited {
    bool isShown = false; ///< they were once: the reader then chose one that is still being read
};
/// Series chosen for roles are read; others follow.
struct RolesRead { };
struct AllRead { };

/// How far the pictures of a study are read.
using ReadingStage = std::variant<NoStudy, FirstSeriesOnly, RolesAwaited, RolesRead, AllRead>;

/// Annotations of a study, once they are read.
struct StudyAnnotations {
    std::vector<Annotation> all;
    bool isLoaded = false;
    int unreadable = 0; ///< saved ones that are kept as they are
};

/// What the database said when it was read for a study.
struct SavedFacts {
    bool isRead = false;
    KnownGrading grading;
    bool rolesAreNewer = false; ///< than the grading, which was cut short when they changed
};

/// A site whose grade is to be explained; without a map the answer is on its way.
struct SiteExplained {
    Site site;
    std::optional<Explanation> map;
    ScopeGuard work; ///< ends the asking
};

/// Everything that is known of one study while it is open, whether it is read or compared with: it
/// begins with the scan's headers and ends by destruction, together with the work that goes on for
/// it. GUI thread.
struct OpenStudy {
    /// None is open.
    OpenStudy() = default;
    OpenStudy(ScannedStudiesPtr scanned, std::size_t studyIndex, ReadingStage stage);
    OpenStudy(const OpenStudy&) = delete;
    OpenStudy& operator=(const OpenStudy&) = delete;

    /// Null when none is open.
    [[nodiscard]] const Study* study() const;
    [[nodiscard]] const std::string& uid() const { return assessment.study().studyInstanceUid; }
    /// The series chosen for roles were read, once at least.
    [[nodiscard]] bool hasRolesRead() const;

    /// Takes over the pixels of a series and what is wrong with it.
    void takeSeries(const LoadedSeries& loaded);
    /// Takes over one finding of a running grading.
    void takeFinding(const Finding& finding, const ModelIdentity& model);
    /// Takes over a whole grading under the reader's decisions.
    void takeGrading(const Grading& whole);
    /// Levels were renumbered by so many, or back: puts in again what was graded since.
    void levelsShifted(int by);

    ScannedStudiesPtr scanned = std::make_shared<ScannedStudies>();
    std::optional<std::size_t> index; ///< into scanned->studies
    ReadingStage stage;
    SeriesList series;
    PatientSpaces spaces; ///< which series share one; until it is found, those of one Frame do
    std::vector<InputProblem> problems; ///< of its files

    Assessment assessment;
    int levelShift = 0; ///< levels that the reader renumbered by, down is positive
    StudyAnnotations annotations;
    SavedFacts saved;
    std::optional<QString> editedReport; ///< the reader's text in place of the draft

    GradingPhase grading;
    ModelFindings modelFindings;
    QStringList regradingRemarks; ///< what the reader should know of a grading anew
    std::optional<SiteExplained> explained;

    ScopeGuard reading; ///< ends the reading of its series
    QUndoStack undo;
    QObject life; ///< what is due later is dropped with it
};

} // namespace foramen
