#include "ui/state/prior/prior.h"

#include "core/report/study_identity.h"
#include "ui/state/grading/grading_job.h"
#include "ui/state/grading/regrading.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/study/commands.h"
#include "ui/state/study/saved_work.h"
#include "ui/state/study/series_list.h"
#include "ui/state/study/session.h"

#include <algorithm>
#include <array>
#include <utility>

namespace foramen {

namespace {

/// As they are needed: what is looked at first, then what is only graded.
constexpr std::array kLoadingOrder = {SeriesRole::SagittalT2, SeriesRole::AxialT2,
                                      SeriesRole::SagittalT1};

std::vector<std::size_t> neededSeries(const SeriesList& list)
{
    std::vector<std::size_t> order;
    for (const SeriesRole role : kLoadingOrder)
        for (const SeriesEntry& entry : list.entries())
            if (entry.chosen && entry.role == role)
                order.push_back(entry.seriesIndex);
    return order;
}

ScannedStudiesPtr alone(const Study& study)
{
    auto scanned = std::make_shared<ScannedStudies>();
    scanned->studies.push_back(study);
    scanned->roles.push_back(assignRoles(study));
    return scanned;
}

} // namespace

struct Prior::Private {
    Private(Prior* owner, Session* openStudy, const SessionOptions& options, SavedWork* work);

    void take(const ScannedStudiesPtr& found, std::size_t index);
    void begin();
    void restoreSaved();
    void takeSeries(const LoadedSeries& loaded);
    void finishLoading();
    void gradeWhenDue();
    void startGrading();
    void makeJob();
    void stopGrading();
    void takeGrading(const GradingOutcome& outcome);
    [[nodiscard]] bool isSessionBusy() const;
    [[nodiscard]] PredictorInput input() const;
    [[nodiscard]] const Study& chosen() const { return scanned->studies[studyIndex]; }

    Prior* q;
    Session* session;
    SavedWork* saved;
    GraderFactory makeGrader;
    std::filesystem::path modelFolder;
    DeviceChoice device;
    bool gradesAutomatically = true;

    bool isScanning = false;
    ScannedStudiesPtr scanned = std::make_shared<ScannedStudies>();
    std::size_t studyIndex = 0;
    bool isLoaded = false;
    ScannedStudiesPtr asked; ///< what the question is about; null: there is none
    std::size_t askedIndex = 0;
    QString warning;
    SeriesList series;
    Assessment assessment;
    int shift = 0; ///< levels that the reader of the prior renumbered by
    KnownGrading savedGrading;
    bool isChecked = false; ///< graded, or what was saved speaks of the pictures
    QString gradingFailure;
    double gradingProgress = 0;

    StudyLoader loader;
    std::unique_ptr<GradingJob> job; ///< made when it is needed: a model takes memory
    bool isGrading = false;
};

Prior::Private::Private(Prior* owner, Session* openStudy, const SessionOptions& options,
                        SavedWork* work)
    : q(owner)
    , session(openStudy)
    , saved(work)
    , makeGrader(options.makeGrader)
    , modelFolder(options.modelFolder)
    , device(options.device)
    , gradesAutomatically(options.gradeAutomatically)
{
    connect(&loader, &StudyLoader::scanned, q, [this](const ScannedStudiesPtr& found) {
        const auto index = session->study() ? chosenPrior(*session->study(), *found) : std::nullopt;
        isScanning = false;
        if (index)
            take(found, *index);
        else
            Q_EMIT q->failed(tr("That is the open study: choose another one to compare with."));
        Q_EMIT q->stateChanged();
    });
    connect(&loader, &StudyLoader::scanFailed, q, [this](const QString& sentence) {
        isScanning = false;
        Q_EMIT q->stateChanged();
        Q_EMIT q->failed(sentence);
    });
    connect(&loader, &StudyLoader::loaded, q, [this](const LoadedSeries& one) { takeSeries(one); });
    connect(&loader, &StudyLoader::finished, q, [this] { finishLoading(); });
    connect(session, &Session::gradingChanged, q, [this] { gradeWhenDue(); });
    connect(session, &Session::stateChanged, q, &Prior::stateChanged); // other offers
}

Prior::Prior(Session* session, const SessionOptions& options, SavedWork* saved)
    : m_d(std::make_unique<Private>(this, session, options, saved))
{
}

Prior::~Prior() = default;

void Prior::open(const QStringList& paths)
{
    if (paths.isEmpty() || !m_d->session->study())
        return;
    m_d->asked.reset();
    m_d->isScanning = true;
    m_d->loader.scan(paths);
    Q_EMIT stateChanged();
}

void Prior::openOffered(std::size_t studyIndex)
{
    if (m_d->session->study() && studyIndex < m_d->session->studies().size())
        m_d->take(alone(m_d->session->studies()[studyIndex]), 0);
}

void Prior::Private::take(const ScannedStudiesPtr& found, std::size_t index)
{
    const Study& wanted = found->studies[index];
    const Study& open = *session->study();
    if (wanted.studyInstanceUid == open.studyInstanceUid && wanted.studyId == open.studyId) {
        Q_EMIT q->failed(tr("That is the open study: choose another one to compare with."));
        return;
    }
    if (isLater(wanted, open)) {
        Q_EMIT q->failed(tr("That study (%1) is later than the open one: open it first, and "
                            "compare it with this one.")
                             .arg(dateTextOf(wanted)));
        return;
    }
    const PatientDoubt doubt = doubtOf(open, wanted);
    asked = found;
    askedIndex = index;
    if (doubt.isEmpty()) {
        begin();
        return;
    }
    Q_EMIT q->stateChanged();
    Q_EMIT q->identityQuestion(doubt.question);
}

void Prior::answer(bool goOn)
{
    if (!m_d->asked)
        return;
    if (goOn && m_d->session->study()) {
        m_d->begin();
        return;
    }
    m_d->asked.reset();
    Q_EMIT stateChanged();
}

void Prior::Private::begin()
{
    const ScannedStudiesPtr found = std::exchange(asked, nullptr);
    q->close();
    scanned = found;
    studyIndex = askedIndex;
    warning = doubtOf(*session->study(), chosen()).warning;
    series = SeriesList(chosen(), scanned->roles[studyIndex]);
    assessment = Assessment(identityOf(chosen()));
    restoreSaved();
    Q_EMIT q->stateChanged();
    Q_EMIT q->assessmentChanged();
    loader.load(scanned, studyIndex, neededSeries(series));
}

void Prior::Private::restoreSaved()
{
    const std::string& uid = chosen().studyInstanceUid;
    if (auto work = saved->load(uid))
        assessment = std::move(*work);
    const std::vector<HistoryEntry> history = saved->history(uid);
    shift = 0;
    for (const HistoryEntry& entry : history)
        shift += shiftOf(entry.action, entry.after);
    savedGrading =
        isFullyGraded(assessment) ? knownPriorGrading(assessment, history) : KnownGrading();
}

void Prior::Private::takeSeries(const LoadedSeries& loaded)
{
    series.setLoaded(loaded);
    Q_EMIT q->volumesChanged();
    if (series.rolesLoaded())
        finishLoading();
}

void Prior::Private::finishLoading()
{
    if (isLoaded || scanned->studies.empty())
        return;
    isLoaded = true;
    Q_EMIT q->stateChanged();
    Q_EMIT q->volumesChanged(); // what is missing is missing for good
    gradeWhenDue();
    Q_EMIT q->assessmentChanged();
}

void Prior::close()
{
    Private& d = *m_d;
    d.loader.stopLoading();
    d.stopGrading();
    const bool wasThere = state() != PriorState::None;
    d.isScanning = d.isLoaded = d.isChecked = false;
    d.loader.stopScanning();
    d.asked.reset();
    d.scanned = std::make_shared<ScannedStudies>();
    d.series = SeriesList();
    d.assessment = Assessment();
    d.warning.clear();
    d.gradingFailure.clear();
    if (!wasThere)
        return;
    Q_EMIT stateChanged();
    Q_EMIT volumesChanged();
    Q_EMIT assessmentChanged();
}

bool Prior::Private::isSessionBusy() const
{
    const GradingState now = session->gradingState();
    return now == GradingState::Waiting || now == GradingState::Running;
}

// The open study goes first: its grading stops the prior's, which starts anew afterwards.
void Prior::Private::gradeWhenDue()
{
    if (isSessionBusy()) {
        if (isGrading) {
            stopGrading();
            Q_EMIT q->assessmentChanged();
        }
        return;
    }
    if (isLoaded && gradesAutomatically && !isChecked && !isGrading)
        startGrading();
}

void Prior::Private::startGrading()
{
    gradingProgress = 0;
    isGrading = true;
    if (!job)
        makeJob();
    job->start(input(), savedGrading);
    Q_EMIT q->assessmentChanged();
}

void Prior::Private::makeJob()
{
    job = std::make_unique<GradingJob>(makeGrader, modelFolder, device);
    connect(job.get(), &GradingJob::progressed, q, [this](double fraction) {
        gradingProgress = fraction;
        Q_EMIT q->assessmentChanged();
    });
    connect(job.get(), &GradingJob::finished, q,
            [this](const GradingOutcome& outcome) { takeGrading(outcome); });
}

void Prior::Private::stopGrading()
{
    // The job stays: its end would wait for a worker in the middle of a network.
    if (isGrading)
        job->cancel();
    isGrading = false;
}

void Prior::Private::takeGrading(const GradingOutcome& outcome)
{
    isGrading = false;
    job.release()->deleteLater(); // its worker is at rest
    isChecked = true;
    if (outcome.grading)
        assessment = regraded(assessment, *outcome.grading, shift);
    else if (outcome.error) // without one, what was saved stands
        gradingFailure = reasonText(outcome.error->reason);
    Q_EMIT q->assessmentChanged();
}

PredictorInput Prior::Private::input() const
{
    std::vector<GatedSeries> gated;
    for (const SeriesEntry& entry : series.entries())
        if (entry.chosen && entry.role)
            gated.push_back({*entry.role, &chosen().series[entry.seriesIndex]});
    return {.sagittalT1 = series.volumesFor(SeriesRole::SagittalT1),
            .sagittalT2 = series.volumesFor(SeriesRole::SagittalT2),
            .axialT2 = series.volumesFor(SeriesRole::AxialT2),
            .gate = gateOf(chosen(), gated)};
}

PriorState Prior::state() const
{
    if (m_d->isScanning)
        return PriorState::Scanning;
    if (m_d->asked)
        return PriorState::Asking;
    if (m_d->scanned->studies.empty())
        return PriorState::None;
    return m_d->isLoaded ? PriorState::Shown : PriorState::Loading;
}

const Study* Prior::study() const
{
    return m_d->scanned->studies.empty() ? nullptr : &m_d->chosen();
}

QString Prior::dateText() const
{
    return study() ? dateTextOf(*study()) : QString();
}

const QString& Prior::warning() const
{
    return m_d->warning;
}

std::vector<PriorOffer> Prior::offers() const
{
    std::vector<PriorOffer> found;
    const Study* open = m_d->session->study();
    if (!open)
        return found;
    const std::vector<Study>& studies = m_d->session->studies();
    for (const std::size_t index : priorsOf(*open, studies))
        found.push_back({index, dateTextOf(studies[index]),
                         QString::fromStdString(studies[index].studyDescription).trimmed()});
    return found;
}

std::vector<VolumePtr> Prior::volumesFor(SeriesRole role) const
{
    return m_d->series.volumesFor(role);
}

const Assessment& Prior::assessment() const
{
    return m_d->assessment;
}

bool Prior::isGraded() const
{
    return isFullyGraded(m_d->assessment);
}

QString Prior::gradingText() const
{
    if (!study() || isGraded())
        return {};
    if (!m_d->gradesAutomatically)
        return tr("Grading is off");
    if (!m_d->gradingFailure.isEmpty())
        return tr("No AI for the prior: %1").arg(m_d->gradingFailure);
    if (!m_d->isLoaded)
        return tr("Reading the prior study…");
    if (!m_d->isGrading)
        return tr("The prior is graded after the open study");
    return tr("Grading the prior… %1 %").arg(qRound(m_d->gradingProgress * 100));
}

PriorChange Prior::changeOf(Site site) const
{
    const auto before = m_d->assessment.cell(site).severity();
    const auto now = m_d->session->assessment().cell(site).severity();
    if (!study() || !before || !now)
        return PriorChange::Unknown;
    if (*before == *now)
        return PriorChange::Same;
    return *now > *before ? PriorChange::Worse : PriorChange::Better;
}

} // namespace foramen
