#include "ui/state/grader/grading_job.h"

#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"

#include <QElapsedTimer>

#include <utility>

namespace foramen {

namespace {

/// Runs @p act on the thread of @p receiver, unless the work was cancelled before.
template <class Act> void post(QObject* receiver, const std::stop_token& stop, Act act)
{
    QMetaObject::invokeMethod(
        receiver,
        [stop, act = std::move(act)]() {
            if (!stop.stop_requested())
                act();
        },
        Qt::QueuedConnection);
}

} // namespace

GradingJob::GradingJob(GraderFactory factory, std::filesystem::path modelFolder,
                       DeviceChoice device, std::chrono::milliseconds idle)
    : m_factory(std::move(factory))
    , m_modelFolder(std::move(modelFolder))
    , m_device(device)
{
    connect(&m_runner, &TaskRunner::progressed, this, &GradingJob::progressed);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idle);
    connect(&m_idle, &QTimer::timeout, this, &GradingJob::unloadIfIdle);
}

GradingJob::~GradingJob()
{
    m_life.request_stop();
}

void GradingJob::cancel()
{
    m_runner.cancel();
}

void GradingJob::prepare()
{
    m_idle.start();
    // A failure is found again, and said, when something is graded.
    m_runner.start([this](const Task&) { return makeGrader() && load(); }, [](bool) {});
}

void GradingJob::unloadIfIdle()
{
    if (m_runner.isRunning()) {
        m_idle.start();
        return;
    }
    unload();
}

void GradingJob::unload()
{
    m_idle.stop();
    m_runner.start(
        [this](const Task&) {
            m_grader.reset();
            return true;
        },
        [](bool) {});
}

void GradingJob::start(PredictorInput input, KnownGrading known)
{
    const auto work = [this, input = std::move(input), known = std::move(known)](const Task& task) {
        return run(input, known, task);
    };
    m_idle.start();
    m_runner.start(work, [this](const GradingOutcome& outcome) {
        m_idle.start();
        Q_EMIT finished(outcome);
    });
}

void GradingJob::explain(PredictorInput input, Finding finding)
{
    const auto work = [this, input = std::move(input),
                       finding = std::move(finding)](const Task& task) -> Result<Explanation> {
        auto ready = makeGrader();
        if (ready)
            ready = load();
        if (!ready)
            return tl::make_unexpected(ready.error());
        return m_grader->explain(input, finding, task);
    };
    m_idle.start();
    m_runner.start(work, [this](const Result<Explanation>& result) {
        m_idle.start();
        Q_EMIT explained(result ? ExplanationOutcome{*result, {}}
                                : ExplanationOutcome{{}, result.error()});
    });
}

Result<void> GradingJob::makeGrader()
{
    if (m_grader)
        return {};
    auto made = m_factory(m_modelFolder, m_device);
    if (!made)
        return tl::make_unexpected(made.error());
    m_grader = std::move(*made);
    return {};
}

Result<void> GradingJob::load()
{
    return m_grader->load(Task{m_life.get_token(), {}});
}

GradingOutcome GradingJob::run(const PredictorInput& input, const KnownGrading& known,
                               const Task& task)
{
    GradingOutcome outcome;
    outcome.inputKey = inputKeyOf(input);
    const bool isKnown = !known.sha256.empty() && speaksOf(known, outcome.inputKey);
    if (isKnown && known.servesAnyModel)
        return outcome;
    if (auto made = makeGrader(); !made) {
        outcome.error = made.error();
        return outcome;
    }
    outcome.isOfOtherPictures =
        !known.sha256.empty() && !known.inputKey.empty() && known.inputKey != outcome.inputKey;
    if (isKnown && known.sha256 == m_grader->modelSha256())
        return outcome;
    if (auto loaded = load(); !loaded) {
        outcome.error = loaded.error();
        return outcome;
    }
    outcome.model = m_grader->identity();
    outcome.deviceRemark = reasonText(m_grader->deviceRemark());
    post(this, task.stop, [this, identity = outcome.model] { Q_EMIT modelReady(identity); });
    QElapsedTimer clock;
    clock.start();
    auto grading = m_grader->grade(input, events(task.stop), task);
    outcome.seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    if (grading) {
        outcome.model = grading->model;
        outcome.grading = std::move(*grading);
    } else {
        outcome.error = grading.error();
    }
    return outcome;
}

PredictorEvents GradingJob::events(const std::stop_token& stop)
{
    return {.stageStarted =
                [this, stop](GradingStage stage) {
                    post(this, stop, [this, stage] { Q_EMIT stageStarted(termText(stage)); });
                },
            .findingReady =
                [this, stop](const Finding& finding) {
                    post(this, stop, [this, finding] { Q_EMIT findingReady(finding); });
                }};
}

} // namespace foramen
