// What is on screen while a scan goes on, and what becomes of it: see session.h.
#include "core/report/study_identity.h"
#include "ui/state/prior/prior_choice.h"
#include "ui/state/study/session_private.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

bool isSameSeries(const Series& a, const Series& b)
{
    return a.seriesInstanceUid == b.seriesInstanceUid && a.seriesId == b.seriesId;
}

bool hasSameFiles(const Series& a, const Series& b)
{
    return std::equal(
        a.instances.begin(), a.instances.end(), b.instances.begin(), b.instances.end(),
        [](const Instance& one, const Instance& other) { return one.path == other.path; });
}

} // namespace

void Session::Private::showFirstSeries(const ScannedStudiesPtr& offered)
{
    q->closeStudy();
    isBegun = true;
    stateBeforeScan = StudyState::Empty;
    scanned = offered;
    current = 0;
    const Study& begun = scanned->studies.front();
    seriesList = SeriesList(begun, scanned->roles.front());
    assessment = Assessment(identityOf(begun));
    annotations.setStudy(begun.studyInstanceUid);
    setState(StudyState::Scanning);
    if (options.gradeAutomatically)
        setGrading(GradingState::Waiting, tr("Reading the other series…"));
    else
        setGrading(GradingState::Off, tr("Grading is off"));
    Q_EMIT q->seriesChanged();
    Q_EMIT q->assessmentChanged();
    Q_EMIT q->reportTextChanged();
    loader.load(scanned, 0, {0});
}

/// The study on screen among those that were found in the end.
std::optional<std::size_t> Session::Private::studyBegunIn(const ScannedStudies& whole) const
{
    const Study& begun = scanned->studies.front();
    for (std::size_t i = 0; i < whole.studies.size(); ++i) {
        const Study& found = whole.studies[i];
        if (found.studyInstanceUid == begun.studyInstanceUid && found.studyId == begun.studyId
            && found.patientId == begun.patientId)
            return i;
    }
    return std::nullopt;
}

void Session::Private::showScanned(const ScannedStudiesPtr& whole)
{
    const std::size_t wanted = newestOfPatient(*whole, StudyLoader::mostLumbar(*whole));
    if (isBegun && studyBegunIn(*whole) == wanted) {
        completeStudy(whole, wanted);
        return;
    }
    q->closeStudy();
    scanned = whole;
    showStudy(wanted);
}

/// The series on screen stays as it is, and the others come beside it.
void Session::Private::completeStudy(const ScannedStudiesPtr& whole, std::size_t index)
{
    const ScannedStudiesPtr begun = std::exchange(scanned, whole);
    const Series& first = begun->studies.front().series.front();
    const auto loaded = std::exchange(firstLoaded, std::nullopt);
    isBegun = false;
    loader.stopLoading();
    current = index;
    const Study& shown = scanned->studies[index];
    seriesList = SeriesList(shown, scanned->roles[index]);
    std::vector<std::size_t> order = StudyLoader::loadingOrder(shown, scanned->roles[index]);
    inputProblems.clear();
    const auto same = std::find_if(shown.series.begin(), shown.series.end(),
                                   [&](const Series& one) { return isSameSeries(one, first); });
    if (loaded && same != shown.series.end()) {
        LoadedSeries kept = *loaded;
        kept.seriesIndex = static_cast<std::size_t>(same - shown.series.begin());
        if (hasSameFiles(*same, first)) {
            seriesList.setLoaded(kept);
            std::erase(order, kept.seriesIndex);
            addProblems(kept.problems);
        } else {
            seriesList.setPreview(kept);
        }
    }
    addProblems(scanned->problems);
    workLoaded = false; // roles that the reader gave to series that were not there
    setState(StudyState::Loading);
    if (options.gradeAutomatically)
        setGrading(GradingState::Waiting, tr("Reading the images…"));
    Q_EMIT q->seriesChanged();
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        Q_EMIT q->volumesChanged(role);
    loader.load(scanned, index, std::move(order));
    if (seriesList.rolesLoaded())
        rolesAreLoaded();
}

void Session::Private::scanFailed(const QString& sentence)
{
    if (isBegun)
        q->closeStudy();
    setState(stateBeforeScan);
    fail(sentence);
}

} // namespace foramen
