#include "core/ai/grading/grading_progress.h"

#include <algorithm>

namespace foramen {

GradingProgress::GradingProgress(const Engine& engine, const PredictorEvents& events,
                                 const Task& task)
    : m_engine(engine)
    , m_events(events)
    , m_task(task)
{
}

void GradingProgress::beginStage(GradingStage stage, const std::string& timed)
{
    m_times.push_back({timed, 0});
    m_stageStart = std::chrono::steady_clock::now();
    m_networksBefore = m_engine.times().networks;
    if (m_events.stageStarted)
        m_events.stageStarted(stage);
}

void GradingProgress::endStage()
{
    m_times.back().seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_stageStart).count();
    m_times.back().networks = m_engine.times().networks - m_networksBefore;
}

void GradingProgress::advance(int steps)
{
    m_stepsDone += steps;
    m_task.report(std::min(1.0, static_cast<double>(m_stepsDone) / std::max(1, m_stepCount)));
}

} // namespace foramen
