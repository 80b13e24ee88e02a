#pragma once

#include "ui/state/grading/grading_job.h"
#include "ui/state/grading/regrading.h"
#include "ui/state/prior/prior.h"
#include "ui/state/study/annotations.h"
#include "ui/state/study/commands.h"
#include "ui/state/study/saved_work.h"
#include "ui/state/study/series_list.h"
#include "ui/state/study/session.h"
#include "ui/state/study/study_loader.h"

#include <QTimer>

#include <array>

namespace foramen {

/// The insides of a session; its functions are spread over session.cpp (the study),
/// session_roles.cpp, session_grading.cpp, session_explanation.cpp, session_editing.cpp and
/// session_report.cpp.
struct Session::Private : AssessmentEditor {
    Private(Session* owner, SessionOptions chosen);

    // The study: session.cpp
    void connectLoader();
    void showStudy(std::size_t index);
    void takeSeries(const LoadedSeries& loadedSeries);
    void rolesAreLoaded();
    void finishLoading();
    void fail(const QString& sentence);
    void setState(StudyState newState);
    [[nodiscard]] const Study* study() const;
    void addProblems(const std::vector<InputProblem>& found);
    void settleIfDone();

    // While and after a scan: session_opening.cpp
    void showFirstSeries(const ScannedStudiesPtr& offered);
    void showScanned(const ScannedStudiesPtr& whole);
    void completeStudy(const ScannedStudiesPtr& whole, std::size_t index);
    [[nodiscard]] std::optional<std::size_t> studyBegunIn(const ScannedStudies& whole) const;
    void scanFailed(const QString& sentence);

    // Roles that the reader gave: session_roles.cpp
    void saveRole(std::size_t seriesIndex, std::optional<SeriesRole> role);
    /// Saves the role that a series now has, tells everybody and grades anew.
    void roleWasGiven(std::size_t seriesIndex);
    void restoreRoles(const std::vector<HistoryEntry>& history);
    void rolesChanged();

    // Grading: session_grading.cpp
    void connectGrading();
    void startGrading(bool evenIfSaved);
    void takeModel(const ModelIdentity& model);
    void takeFinding(const Finding& finding);
    void takeOutcome(const GradingOutcome& outcome);
    void takeGrading(const GradingOutcome& outcome);
    [[nodiscard]] PredictorInput predictorInput() const;
    void setGrading(GradingState newState, const QString& text);
    void showGradingProgress();
    [[nodiscard]] QString summaryOf(const ModelIdentity& model) const;

    // Where a grade came from: session_explanation.cpp
    void takeExplanation(const ExplanationOutcome& outcome);
    void dropExplanation();

    // Editing: session_editing.cpp
    [[nodiscard]] Assessment& editedAssessment() override { return assessment; }
    void levelsShifted(int by) override;
    void restoreFindings();
    void edited(const EditRecord& record) override;
    /// Reads what is saved of the open study, once it can be read.
    void ensureSavedLoaded();
    void save(const std::string& author, const EditRecord& record);
    [[nodiscard]] bool canEdit();
    void decide(Site where, ReaderDecision decision, const QString& action, const QString& text);
    void push(Site where, CellEdit edit, const QString& action, const QString& text);
    /// x of the patient's middle at a level, LPS, mm, in a Frame of Reference; none when nothing
    /// tells.
    [[nodiscard]] std::optional<double> middleAt(DiscLevel level,
                                                 const std::string& frameOfReferenceUid) const;
    [[nodiscard]] std::optional<double> middleOfLevel(DiscLevel level,
                                                      const std::string& frameOfReferenceUid) const;

    // Report: session_report.cpp
    void restoreReportText(const std::vector<HistoryEntry>& history);
    void saveReportText();
    void reportMayHaveChanged();
    /// The draft as core writes it.
    [[nodiscard]] std::string englishDraft() const;

    Session* q;
    SessionOptions options;
    QString reader;

    ScannedStudiesPtr scanned = std::make_shared<ScannedStudies>();
    std::optional<std::size_t> current; ///< index of the open study
    StudyState state = StudyState::Empty;
    StudyState stateBeforeScan = StudyState::Empty;
    SeriesList seriesList;
    std::vector<InputProblem> inputProblems;
    bool isBegun = false; ///< the open study has its first series only, and the scan goes on
    std::optional<LoadedSeries> firstLoaded; ///< that series
    bool rolesReady = false;
    bool allLoaded = false;
    bool hasSettled = false;
    bool workLoaded = false; ///< what is saved of the open study was read
    KnownGrading savedGrading; ///< of the open study
    bool rolesNewer = false; ///< than the saved grading, which was cut short when they changed

    Assessment assessment;
    QUndoStack undo;
    Annotations annotations;
    bool savedAnnotationLast = false; ///< the newest change was one of an annotation
    Site site;
    int shift = 0; ///< levels that the reader renumbered by, down is positive
    std::array<std::optional<Finding>, kSiteCount>
        streamed; ///< findings of the running grading, as the model numbers them
    std::optional<Grading> graded; ///< the newest grading of this session, likewise

    GradingState gradingState = GradingState::Off;
    QString gradingText;
    double gradingProgress = 0;
    bool streaming = false; ///< findings go to the grid one by one: the first grading of a study
    ModelIdentity runningModel;
    QString runningStage;
    int runningCount = 0;
    QStringList regradingRemarks; ///< what the reader should know of it; for the problems

    std::optional<Site> explainedSite; ///< asked for, on its way or there
    std::optional<Explanation> explanation;

    SavedWork saved;
    QTimer reportTimer; ///< typing is saved when it rests
    std::optional<QString> editedText;
    bool reportTextSaved = true;

    StudyLoader loader;
    GradingJob job;
    TaskRunner exporter;
    Prior prior;
};

} // namespace foramen
