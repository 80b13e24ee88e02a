#pragma once

#include "core/ai/grading/grading_events.h"
#include "core/ai/model/engine.h"
#include "core/base/task.h"

#include <chrono>
#include <string>
#include <vector>

namespace foramen {

/// The progress of a grading: its stages with their times, and the share that is done.
class GradingProgress {
public:
    /// The arguments must outlive this.
    GradingProgress(const Engine& engine, const PredictorEvents& events, const Task& task);

    /// @param timed  the stage's name in times().
    void beginStage(GradingStage stage, const std::string& timed);
    void endStage();
    void expect(int steps) { m_stepCount += steps; }
    void advance(int steps);

    [[nodiscard]] const std::vector<StageTime>& times() const { return m_times; }

private:
    const Engine& m_engine;
    const PredictorEvents& m_events;
    const Task& m_task;
    std::vector<StageTime> m_times;
    std::chrono::steady_clock::time_point m_stageStart;
    double m_networksBefore = 0; ///< s
    int m_stepsDone = 0;
    int m_stepCount = 0;
};

} // namespace foramen
