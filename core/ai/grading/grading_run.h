#pragma once

#include "core/ai/grading/grading_progress.h"
#include "core/ai/grading/site_candidates.h"
#include "core/ai/measuring/site_measuring.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// One grading of one study: the implementation of Predictor::predict(). Used once.
class GradingRun {
public:
    /// The arguments must outlive the run.
    GradingRun(const ModelBundle& model, Engine& engine, const PredictorEvents& events,
               const Task& task);

    [[nodiscard]] Result<Grading> run(const PredictorInput& input);
    [[nodiscard]] const std::vector<StageTime>& stageTimes() const { return m_progress.times(); }

private:
    [[nodiscard]] Result<void> localise(LocalisedStudy& study);
    [[nodiscard]] Result<void> grade(NetworkRole grader,
                                     const std::vector<SiteCandidate>& candidates);
    [[nodiscard]] Result<void> gradeBatch(NetworkRole grader,
                                          const std::vector<const SiteCandidate*>& candidates);
    /// Takes the measures beside the grades of one grader; a failure of their segmenter is a
    /// remark, since the grades stand. @return Cancelled.
    [[nodiscard]] Result<void> measure(NetworkRole grader, const LocalisedStudy& study,
                                       const std::vector<SiteCandidate>& candidates);
    [[nodiscard]] Result<void> measureSpineOf(const LocalisedStudy& study);
    [[nodiscard]] Result<void> take(Result<SiteMeasures> found);
    void publish(const Finding& finding);

    /// Why grades of each condition are not reliable on these pictures, by Condition.
    std::array<std::optional<Reason>, kConditionCount> m_unreliable;
    const ModelBundle& m_model;
    Engine& m_engine;
    const PredictorEvents& m_events;
    const Task& m_task;
    GradingProgress m_progress;
    Grading m_grading;
};

} // namespace foramen
