#pragma once

#include "core/ai/grading/predictor.h"
#include "core/ai/model/network_runtime.h"
#include "ui/state/grader/grader.h"
#include "ui/state/grader/grading_job.h"
#include "ui/state/grader/grading_phase.h"
#include "ui/state/tasks/scope_guard.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>

namespace foramen {

class CurrentStudy;
class StudySaving;
struct OpenStudy;

/// The model and device that grade, and whether grading starts by itself.
struct GradingOptions {
    GraderFactory makeGrader = makePredictorGrader;
    std::filesystem::path modelFolder; ///< empty: defaultModelFolder()
    DeviceChoice device;
    bool isAutomatic = true; ///< grading starts as soon as the pictures are read
};

/// Grades the open study: start, progress, end. The phase belongs to the study and ends with it.
/// GUI thread; the work runs in a GradingJob.
class StudyGrading : public QObject {
    Q_OBJECT

public:
    /// @param saving  saves gradings, whose findings are shown one by one. Null for a prior: its
    /// grading is taken over when it is complete and is not saved, and its model is unloaded
    /// afterwards.
    StudyGrading(CurrentStudy& current, GradingOptions options, StudySaving* saving,
                 QObject* parent = nullptr);
    ~StudyGrading() override;

    [[nodiscard]] bool isAutomatic() const { return m_options.isAutomatic; }
    /// Grades, even if the study has a saved grading.
    void start();
    /// Loads the model for a waiting grading, unless a saved one may be kept.
    void prepare();
    /// Starts a waiting grading, unless the saved one is kept.
    void startIfWaiting();
    /// A running grading waits again.
    void pause();
    /// Waits for the pictures, where grading is automatic.
    void await();
    /// Cancels for the reader: the sites graded so far are kept.
    void cancel();

    [[nodiscard]] GradingState state() const;
    [[nodiscard]] bool isBusy() const; ///< waiting or running
    /// One line for the status bar: device, model, stage, time, or why there is no AI.
    [[nodiscard]] QString text() const;
    [[nodiscard]] double progress() const; ///< 0 to 1

    /// Asks the model where on the pictures a finding came from; explained() follows. Not while it
    /// grades.
    /// @return ends the request
    [[nodiscard]] ScopeGuard explain(const Finding& finding);

Q_SIGNALS:
    void changed(); ///< state(), text(), progress()
    void ended(); ///< done, cancelled or failed
    void explained(const foramen::ExplanationOutcome& outcome);

private:
    void start(bool isSavedEnough);
    void makeJob();
    [[nodiscard]] bool isSavedWhole() const;
    [[nodiscard]] ScopeGuard work();
    [[nodiscard]] GradingRunning* running();
    void setPhase(GradingPhase phase);
    void takeFinding(const Finding& finding);
    void takeOutcome(const GradingOutcome& outcome);
    [[nodiscard]] GradingPhase endOf(const GradingOutcome& outcome);
    void takeGrading(const GradingOutcome& outcome);
    [[nodiscard]] QString summaryOf(const ModelIdentity& model) const;

    CurrentStudy& m_current;
    GradingOptions m_options;
    StudySaving* m_saving;
    std::unique_ptr<GradingJob> m_job; ///< made when it is needed
    int m_work = 0; ///< number of the newest request to the job
};

} // namespace foramen
