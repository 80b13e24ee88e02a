#include "ui/state/study/session.h"

#include "core/report/study_identity.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/settings/settings.h"
#include "ui/state/study/session_private.h"

#include <utility>

namespace foramen {

namespace {

/// "series/file.dcm: reason", for the user's eyes: enough of the path to find the file.
QString sentenceOf(const InputProblem& problem)
{
    QString reason = reasonSentence(problem.reason);
    if (problem.path.empty())
        return reason;
    const auto name = problem.path.parent_path().filename() / problem.path.filename();
    return Session::tr("%1: %2").arg(QString::fromStdString(name.string()), reason);
}

} // namespace

Session::Private::Private(Session* owner, SessionOptions chosen)
    : q(owner)
    , options(std::move(chosen))
    , reader(options.readerName.isEmpty() ? Settings().readerName() : options.readerName)
    , annotations(options.databaseFile, reader, &undo)
    , saved(options.databaseFile)
    , job(options.makeGrader, options.modelFolder, options.device)
    , prior(owner, options, &saved)
{
    connectLoader();
    connectGrading();
    connect(&annotations, &Annotations::savedChanged, q, [this] {
        savedAnnotationLast = !annotations.savedText().isEmpty();
        Q_EMIT q->savedChanged();
    });
    connect(&prior, &Prior::assessmentChanged, q, [this] { reportMayHaveChanged(); });
    constexpr int typingRestMs = 300;
    reportTimer.setSingleShot(true);
    reportTimer.setInterval(typingRestMs);
    QObject::connect(&reportTimer, &QTimer::timeout, q, [this] { saveReportText(); });
}

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(options)))
{
}

Session::~Session()
{
    m_d->saveReportText();
}

void Session::Private::connectLoader()
{
    connect(&loader, &StudyLoader::scanned, q,
            [this](const ScannedStudiesPtr& found) { showScanned(found); });
    connect(&loader, &StudyLoader::scanFailed, q,
            [this](const QString& sentence) { scanFailed(sentence); });
    connect(&loader, &StudyLoader::firstSeriesFound, q,
            [this](const ScannedStudiesPtr& offered) { showFirstSeries(offered); });
    loader.setScan(options.scan);
    connect(&loader, &StudyLoader::loaded, q, [this](const LoadedSeries& one) { takeSeries(one); });
    connect(&loader, &StudyLoader::finished, q, [this] { finishLoading(); });
}

void Session::open(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (m_d->isBegun)
        closeStudy();
    if (m_d->state != StudyState::Scanning)
        m_d->stateBeforeScan = m_d->state;
    m_d->loader.scan(paths);
    m_d->setState(StudyState::Scanning);
}

void Session::showStudy(int index)
{
    const auto wanted = static_cast<std::size_t>(index);
    if (m_d->isBegun || index < 0 || wanted >= m_d->scanned->studies.size())
        return;
    const ScannedStudiesPtr keep = m_d->scanned;
    closeStudy();
    m_d->scanned = keep;
    m_d->showStudy(wanted);
}

void Session::Private::showStudy(std::size_t index)
{
    current = index;
    const Study& shown = scanned->studies[index];
    seriesList = SeriesList(shown, scanned->roles[index]);
    assessment = Assessment(identityOf(shown));
    annotations.setStudy(shown.studyInstanceUid);
    addProblems(scanned->problems);
    setState(StudyState::Loading);
    if (options.gradeAutomatically)
        setGrading(GradingState::Waiting, tr("Reading the images…"));
    else
        setGrading(GradingState::Off, tr("Grading is off"));
    Q_EMIT q->seriesChanged();
    Q_EMIT q->assessmentChanged();
    Q_EMIT q->reportTextChanged();
    loader.load(scanned, index, StudyLoader::loadingOrder(shown, scanned->roles[index]));
}

void Session::closeStudy()
{
    Private& d = *m_d;
    d.saveReportText();
    d.prior.close();
    if (std::exchange(d.isBegun, false))
        d.loader.stopScanning();
    d.firstLoaded.reset();
    d.loader.stopLoading();
    d.job.cancel();
    d.dropExplanation();
    d.undo.clear();
    d.annotations.setStudy({});
    d.current.reset();
    d.scanned = std::make_shared<ScannedStudies>();
    d.seriesList = SeriesList();
    d.inputProblems.clear();
    d.assessment = Assessment();
    d.streamed = {};
    d.graded.reset();
    d.savedGrading = {};
    d.regradingRemarks.clear();
    d.editedText.reset();
    d.shift = 0;
    d.rolesReady = d.allLoaded = d.hasSettled = d.workLoaded = d.rolesNewer = false;
    d.setGrading(GradingState::Off, {});
    d.setState(StudyState::Empty);
    Q_EMIT problemsChanged();
    Q_EMIT seriesChanged();
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        Q_EMIT volumesChanged(role);
    Q_EMIT assessmentChanged();
    Q_EMIT reportTextChanged();
}

void Session::Private::takeSeries(const LoadedSeries& loadedSeries)
{
    if (isBegun)
        firstLoaded = loadedSeries;
    seriesList.setLoaded(loadedSeries);
    addProblems(loadedSeries.problems);
    const SeriesEntry& entry = seriesList.entries()[loadedSeries.seriesIndex];
    if (!loadedSeries.failure.isEmpty())
        addProblems(
            {{{},
              Reason::ofText(tr("%1: %2").arg(entry.title, loadedSeries.failure).toStdString())}});
    Q_EMIT q->seriesChanged();
    if (entry.chosen && entry.role)
        Q_EMIT q->volumesChanged(*entry.role);
    if (!isBegun && !rolesReady && seriesList.rolesLoaded())
        rolesAreLoaded();
}

void Session::Private::rolesAreLoaded()
{
    rolesReady = true;
    if (state == StudyState::Scanning) // for another study
        stateBeforeScan = StudyState::Shown;
    else if (state != StudyState::Shown)
        setState(StudyState::Shown);
    // The database and the model wait until the panes have painted: they are not on the way to the
    // first image.
    QTimer::singleShot(0, q, [this, opened = scanned, index = current] {
        if (opened != scanned || index != current)
            return;
        ensureSavedLoaded();
        if (!seriesList.rolesLoaded()) { // the reader once chose a series that is still being read
            rolesReady = false;
            return;
        }
        annotations.load();
        if (options.gradeAutomatically && gradingState == GradingState::Waiting)
            startGrading(false);
        settleIfDone();
    });
}

void Session::Private::finishLoading()
{
    if (isBegun)
        return;
    if (!rolesReady)
        rolesAreLoaded();
    allLoaded = true;
    settleIfDone();
}

void Session::Private::settleIfDone()
{
    const bool grading =
        gradingState == GradingState::Waiting || gradingState == GradingState::Running;
    if (!allLoaded || !rolesReady || grading || hasSettled)
        return;
    hasSettled = true;
    Q_EMIT q->settled();
}

void Session::Private::fail(const QString& sentence)
{
    Q_EMIT q->failed(sentence);
}

void Session::Private::setState(StudyState newState)
{
    state = newState;
    Q_EMIT q->stateChanged();
}

const Study* Session::Private::study() const
{
    return current ? &scanned->studies[*current] : nullptr;
}

void Session::Private::addProblems(const std::vector<InputProblem>& found)
{
    inputProblems.insert(inputProblems.end(), found.begin(), found.end());
    Q_EMIT q->problemsChanged();
}

StudyState Session::state() const
{
    return m_d->state;
}

const std::vector<Study>& Session::studies() const
{
    return m_d->scanned->studies;
}

Annotations* Session::annotations() const
{
    return &m_d->annotations;
}

Prior* Session::prior() const
{
    return &m_d->prior;
}

const Study* Session::study() const
{
    return m_d->study();
}

const std::vector<SeriesEntry>& Session::series() const
{
    return m_d->seriesList.entries();
}

std::vector<VolumePtr> Session::volumesFor(SeriesRole role) const
{
    return m_d->seriesList.volumesFor(role);
}

const std::vector<InputProblem>& Session::inputProblems() const
{
    return m_d->inputProblems;
}

QStringList Session::problems() const
{
    QStringList all;
    for (const InputProblem& problem : m_d->inputProblems)
        all << sentenceOf(problem);
    for (const Reason& problem : m_d->assessment.problems())
        all << reasonSentence(problem);
    all << m_d->regradingRemarks;
    if (const int count = m_d->annotations.unreadable(); count > 0)
        all << tr("%n saved measurement(s) could not be read; they are kept.", nullptr, count);
    if (const QString remark = m_d->saved.remark(); !remark.isEmpty())
        all << remark;
    return all;
}

} // namespace foramen
