#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/session_private.h"

#include <algorithm>
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

} // namespace

void Session::Private::connectGrading()
{
    connect(&job, &GradingJob::modelReady, q,
            [this](const ModelIdentity& model) { takeModel(model); });
    connect(&job, &GradingJob::stageStarted, q, [this](const QString& stage) {
        runningStage = stage;
        showGradingProgress();
    });
    connect(&job, &GradingJob::findingReady, q,
            [this](const Finding& finding) { takeFinding(finding); });
    connect(&job, &GradingJob::progressed, q, [this](double fraction) {
        if (gradingState != GradingState::Running)
            return;
        gradingProgress = fraction;
        Q_EMIT q->gradingChanged();
    });
    connect(&job, &GradingJob::explained, q,
            [this](const ExplanationOutcome& outcome) { takeExplanation(outcome); });
    connect(&job, &GradingJob::finished, q,
            [this](const GradingOutcome& outcome) { takeOutcome(outcome); });
}

void Session::startGrading()
{
    if (m_d->study() && m_d->rolesReady)
        m_d->startGrading(true);
}

void Session::Private::startGrading(bool evenIfSaved)
{
    dropExplanation();
    streamed = {};
    runningModel = {};
    runningStage.clear();
    runningCount = 0;
    gradingProgress = 0;
    hasSettled = false;
    // Findings of two models must not stand side by side: a second grading is taken over as a
    // whole.
    streaming = !assessment.model();
    const bool known = !evenIfSaved && !rolesNewer && isFullyGraded(assessment);
    setGrading(GradingState::Running, tr("Loading the model…"));
    job.start(predictorInput(), known ? savedGrading : KnownGrading());
}

PredictorInput Session::Private::predictorInput() const
{
    std::vector<GatedSeries> gated;
    for (const SeriesEntry& entry : seriesList.entries())
        if (entry.chosen && entry.role)
            gated.push_back({*entry.role, &study()->series[entry.seriesIndex]});
    return {.sagittalT1 = seriesList.volumesFor(SeriesRole::SagittalT1),
            .sagittalT2 = seriesList.volumesFor(SeriesRole::SagittalT2),
            .axialT2 = seriesList.volumesFor(SeriesRole::AxialT2),
            .gate = gateOf(*study(), gated)};
}

void Session::cancelGrading()
{
    Private& d = *m_d;
    if (d.gradingState != GradingState::Running && d.gradingState != GradingState::Waiting)
        return;
    d.job.cancel();
    if (d.streaming && d.runningCount > 0)
        d.save(nameAndVersion(d.runningModel),
               {QStringLiteral("grading cancelled"), std::nullopt, {}, {}});
    d.setGrading(
        GradingState::Cancelled,
        tr("Grading cancelled · %1 of %2 sites").arg(gradedCount(d.assessment)).arg(kSiteCount));
    d.settleIfDone();
}

void Session::Private::takeModel(const ModelIdentity& model)
{
    runningModel = model;
    showGradingProgress();
}

void Session::Private::takeFinding(const Finding& finding)
{
    ++runningCount;
    streamed[siteIndex(finding.site)] = finding;
    showGradingProgress();
    const int level = static_cast<int>(finding.site.level) + shift;
    if (!streaming || level < 0 || level >= static_cast<int>(kLevelCount))
        return;
    Finding shifted = finding;
    shifted.site.level = kLevels[static_cast<std::size_t>(level)];
    assessment.setModel(runningModel);
    assessment.setFinding(shifted);
    Q_EMIT q->assessmentChanged();
    reportMayHaveChanged();
}

void Session::Private::takeOutcome(const GradingOutcome& outcome)
{
    if (outcome.error) {
        const QString why = reasonText(outcome.error->reason);
        const bool wasGraded = isFullyGraded(assessment);
        setGrading(
            GradingState::Failed,
            wasGraded
                ? tr("%1 · saved earlier; no AI now: %2").arg(summaryOf(*assessment.model()), why)
                : tr("No AI: %1").arg(why));
        settleIfDone();
        return;
    }
    const QString remark =
        outcome.deviceRemark.isEmpty() ? QString() : " · " + outcome.deviceRemark;
    if (!outcome.grading) {
        setGrading(GradingState::Done,
                   tr("%1 · saved earlier").arg(summaryOf(*assessment.model())));
        settleIfDone();
        return;
    }
    takeGrading(outcome);
    QString text = tr("%1 in %2 s")
                       .arg(summaryOf(outcome.model),
                            decimalText(outcome.seconds, outcome.seconds < 1 ? 2 : 1));
    if (!regradingRemarks.isEmpty())
        text = tr("%1 · graded anew: other pictures").arg(text);
    setGrading(GradingState::Done, text + remark);
    settleIfDone();
}

void Session::Private::takeGrading(const GradingOutcome& outcome)
{
    graded = *outcome.grading;
    const Assessment before =
        std::exchange(assessment, regraded(assessment, *outcome.grading, shift));
    // An older version did not write down what it graded: more sites than before tell it.
    const bool isOfOthers = outcome.isOfOtherPictures
        || (isFullyGraded(before) && gradedCount(before) < gradedCount(assessment)
            && before.model()->sha256 == outcome.model.sha256);
    regradingRemarks = isOfOthers ? regradedRemarks(before, assessment) : QStringList();
    gradingProgress = 1;
    save(nameAndVersion(outcome.model),
         gradingRecord(
             {outcome.model, outcome.inputKey, shortDevice(outcome.model), outcome.seconds},
             before));
    Q_EMIT q->assessmentChanged();
    Q_EMIT q->problemsChanged();
    reportMayHaveChanged();
}

QString Session::Private::summaryOf(const ModelIdentity& model) const
{
    return tr("%1 · %2 · %3 of %4 sites")
        .arg(shortDevice(model), shortModel(model))
        .arg(gradedCount(assessment))
        .arg(kSiteCount);
}

void Session::Private::showGradingProgress()
{
    QStringList parts;
    if (!runningModel.name.empty())
        parts << shortDevice(runningModel) << shortModel(runningModel);
    if (!runningStage.isEmpty())
        parts << runningStage;
    parts << tr("%1 of %2 sites").arg(runningCount).arg(kSiteCount);
    setGrading(GradingState::Running, parts.join(QStringLiteral(" · ")));
}

void Session::Private::setGrading(GradingState newState, const QString& text)
{
    gradingState = newState;
    gradingText = text;
    Q_EMIT q->gradingChanged();
}

GradingState Session::gradingState() const
{
    return m_d->gradingState;
}

QString Session::gradingText() const
{
    return m_d->gradingText;
}

double Session::gradingProgress() const
{
    return m_d->gradingProgress;
}

} // namespace foramen
