#include "ui/state/grading/study_grading.h"

#include "core/spine/assessment_merging.h"
#include "ui/state/grader/regrading.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QPointer>

#include <utility>

namespace foramen {

namespace {

/// "CPU" of "CPU, 2 threads", "CUDA 0" of "CUDA 0: NVIDIA H100": the status bar is short.
QString shortDevice(const ModelIdentity& model)
{
    const QString device = QString::fromStdString(model.device);
    return device.section(':', 0, 0).section(',', 0, 0);
}

QString shortModel(const ModelIdentity& model)
{
    return QString::fromStdString(model.name + ' ' + model.version);
}

std::string nameAndVersion(const ModelIdentity& model)
{
    return model.name + ' ' + model.version;
}

QString runningText(const GradingRunning& running)
{
    QStringList parts;
    if (!running.model.name.empty())
        parts << shortDevice(running.model) << shortModel(running.model);
    if (!running.stage.isEmpty())
        parts << running.stage;
    if (parts.isEmpty() && running.findings == 0)
        return StudyGrading::tr("Loading the model…");
    parts << StudyGrading::tr("%1 of %2 sites").arg(running.findings).arg(kSiteCount);
    return parts.join(QStringLiteral(" · "));
}

QString failedText(const GradingFailed& failed)
{
    return failed.saved.isEmpty()
        ? StudyGrading::tr("No AI: %1").arg(failed.reason)
        : StudyGrading::tr("%1 · saved earlier; no AI now: %2").arg(failed.saved, failed.reason);
}

} // namespace

StudyGrading::StudyGrading(CurrentStudy& current, GradingOptions options, StudySaving* saving,
                           QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_options(std::move(options))
    , m_saving(saving)
{
    connect(&current, &CurrentStudy::replaced, this, &StudyGrading::await);
}

StudyGrading::~StudyGrading() = default;

void StudyGrading::makeJob()
{
    m_job =
        std::make_unique<GradingJob>(m_options.makeGrader, m_options.modelFolder, m_options.device);
    connect(m_job.get(), &GradingJob::modelReady, this, [this](const ModelIdentity& model) {
        running()->model = model;
        Q_EMIT changed();
    });
    connect(m_job.get(), &GradingJob::stageStarted, this, [this](const QString& stage) {
        running()->stage = stage;
        Q_EMIT changed();
    });
    connect(m_job.get(), &GradingJob::progressed, this, [this](double fraction) {
        if (!running()) // comes from another thread, and may come late
            return;
        running()->progress = fraction;
        Q_EMIT changed();
    });
    connect(m_job.get(), &GradingJob::findingReady, this, &StudyGrading::takeFinding);
    connect(m_job.get(), &GradingJob::finished, this, &StudyGrading::takeOutcome);
    connect(m_job.get(), &GradingJob::explained, this, &StudyGrading::explained);
}

GradingRunning* StudyGrading::running()
{
    return std::get_if<GradingRunning>(&m_current->grading);
}

/// A guard that ends the newest request, unless the job has another one by then.
ScopeGuard StudyGrading::work()
{
    ++m_work;
    return ScopeGuard([owner = QPointer(this), mine = m_work] {
        if (owner && owner->m_job && owner->m_work == mine)
            owner->m_job->cancel();
    });
}

void StudyGrading::await()
{
    if (m_options.isAutomatic && m_current.isOpen())
        m_current->grading = GradingWaiting{};
    Q_EMIT changed();
}

void StudyGrading::start()
{
    if (m_current.isOpen() && m_current->hasRolesRead() && (!m_saving || m_saving->mayEdit()))
        start(false);
}

void StudyGrading::startIfWaiting()
{
    if (state() != GradingState::Waiting)
        return;
    if (!m_saving || !m_saving->isFinal()) {
        start(true);
        return;
    }
    // Nothing changes a signed study, whatever model there is now.
    const bool wasGraded = m_current->assessment.model().has_value();
    setPhase(GradingDone{wasGraded
                             ? tr("%1 · signed").arg(summaryOf(*m_current->assessment.model()))
                             : tr("Signed without AI")});
    Q_EMIT ended();
}

/// Whether the saved grading is complete and of the roles that the series have.
bool StudyGrading::isSavedWhole() const
{
    return !m_current->saved.rolesAreNewer && isFullyGraded(m_current->assessment);
}

void StudyGrading::prepare()
{
    if (state() != GradingState::Waiting || isSavedWhole() || (m_saving && m_saving->isFinal()))
        return;
    if (!m_job)
        makeJob();
    m_job->prepare();
}

void StudyGrading::start(bool isSavedEnough)
{
    OpenStudy& study = *m_current;
    if (!study.assessment.model() && m_saving)
        study.modelFindings = StreamedFindings();
    else if (std::holds_alternative<StreamedFindings>(study.modelFindings))
        study.modelFindings = std::monostate();
    const bool isKnown = isSavedEnough && isSavedWhole();
    if (!m_job)
        makeJob();
    GradingRunning begun;
    begun.work = work();
    PredictorInput input = predictorInputOf(*study.study(), study.series.pictures());
    input.spaces = study.spaces;
    m_job->start(std::move(input), isKnown ? study.saved.grading : KnownGrading());
    setPhase(std::move(begun));
}

void StudyGrading::pause()
{
    if (running())
        setPhase(GradingWaiting{});
}

void StudyGrading::cancel()
{
    if (!isBusy())
        return;
    if (const GradingRunning* cut = running(); cut && cut->findings > 0 && m_saving
        && std::holds_alternative<StreamedFindings>(m_current->modelFindings))
        m_saving->saveAssessmentAs(nameAndVersion(cut->model), {GradingStopped()});
    setPhase(GradingCancelled{gradedCount(m_current->assessment)});
    Q_EMIT ended();
}

void StudyGrading::takeFinding(const Finding& finding)
{
    GradingRunning& now = *running();
    ++now.findings;
    const bool isShown = std::holds_alternative<StreamedFindings>(m_current->modelFindings);
    m_current->takeFinding(finding, now.model);
    Q_EMIT changed();
    if (isShown)
        Q_EMIT m_current.assessmentChanged();
}

void StudyGrading::takeOutcome(const GradingOutcome& outcome)
{
    setPhase(endOf(outcome));
    if (!m_saving)
        m_job->unload();
    Q_EMIT ended();
}

GradingPhase StudyGrading::endOf(const GradingOutcome& outcome)
{
    const auto savedSummary = [this] {
        return summaryOf(*m_current->assessment.model());
    };
    if (outcome.error)
        return GradingFailed{reasonText(outcome.error->reason),
                             isFullyGraded(m_current->assessment) ? savedSummary() : QString()};
    if (!outcome.grading)
        return GradingDone{tr("%1 · saved earlier").arg(savedSummary())};
    takeGrading(outcome);
    QString text = tr("%1 in %2 s")
                       .arg(summaryOf(outcome.model),
                            decimalText(outcome.seconds, outcome.seconds < 1 ? 2 : 1));
    if (!m_current->regradingRemarks.isEmpty())
        text = tr("%1 · graded again: other pictures").arg(text);
    if (!outcome.deviceRemark.isEmpty())
        text += QStringLiteral(" · ") + outcome.deviceRemark;
    return GradingDone{text};
}

void StudyGrading::takeGrading(const GradingOutcome& outcome)
{
    OpenStudy& study = *m_current;
    const Assessment before = study.assessment;
    study.takeGrading(*outcome.grading);
    if (m_saving) {
        // Older versions did not record the graded pictures: a larger number of sites shows it.
        const bool isOfOthers = outcome.isOfOtherPictures
            || (isFullyGraded(before) && gradedCount(before) < gradedCount(study.assessment)
                && before.model()->sha256 == outcome.model.sha256);
        study.regradingRemarks =
            isOfOthers ? regradedRemarks(before, study.assessment) : QStringList();
        m_saving->saveAssessmentAs(nameAndVersion(outcome.model),
                                   {gradingEvent({outcome.model, outcome.inputKey,
                                                  shortDevice(outcome.model), outcome.seconds},
                                                 before)});
    }
    Q_EMIT m_current.assessmentChanged();
    Q_EMIT m_current.problemsChanged();
}

QString StudyGrading::summaryOf(const ModelIdentity& model) const
{
    return tr("%1 · %2 · %3 of %4 sites")
        .arg(shortDevice(model), shortModel(model))
        .arg(gradedCount(m_current->assessment))
        .arg(kSiteCount);
}

void StudyGrading::setPhase(GradingPhase phase)
{
    m_current->grading = std::move(phase);
    Q_EMIT changed();
}

ScopeGuard StudyGrading::explain(const Finding& finding)
{
    if (!m_job)
        makeJob();
    ScopeGuard asked = work();
    m_job->explain(predictorInputOf(*m_current->study(), m_current->series.pictures()), finding);
    return asked;
}

GradingState StudyGrading::state() const
{
    return stateOf(m_current->grading);
}

bool StudyGrading::isBusy() const
{
    return state() == GradingState::Waiting || state() == GradingState::Running;
}

QString StudyGrading::text() const
{
    const GradingPhase& phase = m_current->grading;
    if (!m_current.isOpen())
        return {};
    if (const auto* now = std::get_if<GradingRunning>(&phase))
        return runningText(*now);
    if (const auto* done = std::get_if<GradingDone>(&phase))
        return done->summary;
    if (const auto* cancelled = std::get_if<GradingCancelled>(&phase))
        return tr("Grading cancelled · %1 of %2 sites").arg(cancelled->sites).arg(kSiteCount);
    if (const auto* failed = std::get_if<GradingFailed>(&phase))
        return failedText(*failed);
    if (std::holds_alternative<GradingOff>(phase))
        return tr("Grading is off");
    return std::holds_alternative<FirstSeriesOnly>(m_current->stage)
        ? tr("Reading the other series…")
        : tr("Reading the images…");
}

double StudyGrading::progress() const
{
    if (const auto* now = std::get_if<GradingRunning>(&m_current->grading))
        return now->progress;
    return state() == GradingState::Done ? 1 : 0;
}

} // namespace foramen
