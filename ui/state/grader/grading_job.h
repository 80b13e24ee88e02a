#pragma once

#include "core/ai/grading/explanation.h"
#include "core/ai/grading/predictor.h"
#include "core/base/result.h"
#include "ui/state/grader/grader.h"
#include "ui/state/grader/regrading.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace foramen {

/// How a grading ended.
struct GradingOutcome {
    std::optional<Grading> grading; ///< none when the saved grading is kept, and on failure
    std::optional<Error> error;
    ModelIdentity model;
    QString deviceRemark;
    double seconds = 0; ///< of grading alone, without loading the model
    std::string inputKey; ///< of the pictures: inputKeyOf()
    bool isOfOtherPictures = false; ///< the saved grading is of other pictures
};

/// The explanation of a grade, or why there is none.
struct ExplanationOutcome {
    std::optional<Explanation> map;
    std::optional<Error> error;
};

/// Grades one study at a time on its own thread and keeps the loaded model for a while, for the
/// next one. GUI thread.
class GradingJob : public QObject {
    Q_OBJECT

public:
    /// How long the model stays loaded without use. A reader who has just read the grades asks
    /// where they came from or gives a series another role; later, 0.5 s of loading in the
    /// background are cheaper than 200 MiB of memory.
    static constexpr std::chrono::milliseconds kIdle = std::chrono::seconds(30);

    GradingJob(GraderFactory factory, std::filesystem::path modelFolder, DeviceChoice device,
               std::chrono::milliseconds idle = kIdle);
    ~GradingJob() override;

    /// Loads the model, since something will soon be graded.
    void prepare();
    /// @param known  the saved grading of the study: the same model does not grade the same
    /// pictures again.
    void start(PredictorInput input, KnownGrading known);
    /// Explains a grade; explained() follows. Ends a running grading.
    void explain(PredictorInput input, Finding finding);
    void cancel();
    /// Lets the model go; the next request loads it again. Not while something runs.
    void unload();

Q_SIGNALS:
    void modelReady(const foramen::ModelIdentity& model);
    void stageStarted(const QString& stage);
    void findingReady(const foramen::Finding& finding);
    void progressed(double fraction);
    void finished(const foramen::GradingOutcome& outcome);
    void explained(const foramen::ExplanationOutcome& outcome);

private:
    /// On the worker thread.
    [[nodiscard]] GradingOutcome run(const PredictorInput& input, const KnownGrading& known,
                                     const Task& task);
    [[nodiscard]] Result<void> makeGrader();
    [[nodiscard]] Result<void> load();
    void unloadIfIdle();
    [[nodiscard]] PredictorEvents events(const std::stop_token& stop);

    GraderFactory m_factory;
    std::filesystem::path m_modelFolder;
    DeviceChoice m_device;
    std::unique_ptr<Grader> m_grader; ///< touched on the worker thread only
    QTimer m_idle; ///< since the last request or its end
    /// Stopped at the end: a cancel does not end the loading of a model, which the next request
    /// needs as well.
    std::stop_source m_life;
    TaskRunner
        m_runner; ///< last: its destruction waits for the worker, which uses all of the above
};

} // namespace foramen
