#include "ui/state/study/study_opening.h"

#include "ui/state/series/patient_match.h"
#include "ui/state/study/current_study.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace foramen {

namespace {

bool isSameSeries(const Series& a, const Series& b)
{
    return a.seriesInstanceUid == b.seriesInstanceUid && a.seriesId == b.seriesId;
}

bool hasSameFiles(const Series& a, const Series& b)
{
    return std::equal(a.instances.begin(), a.instances.end(), b.instances.begin(),
                      b.instances.end(), [](const Instance& one, const Instance& other) {
                          return one.path == other.path
                              && one.sopInstanceUid == other.sopInstanceUid
                              && one.truncated == other.truncated;
                      });
}

bool areEqual(const std::vector<InputProblem>& a, const std::vector<InputProblem>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const InputProblem& one, const InputProblem& other) {
                          return one.path == other.path && one.reason == other.reason;
                      });
}

/// Whether two scans of a study found the same files in the same series.
bool hasSameSeries(const Study& a, const Study& b)
{
    return std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(),
                      [](const Series& one, const Series& other) {
                          return isSameSeries(one, other) && hasSameFiles(one, other);
                      });
}

} // namespace

StudyOpening::StudyOpening(CurrentStudy& current, ScanFunction scan, QObject* parent)
    : QObject(parent)
    , m_current(current)
{
    m_loader.setScan(std::move(scan));
    connect(&m_loader, &StudyLoader::scanned, this, &StudyOpening::showScanned);
    connect(&m_loader, &StudyLoader::scanFailed, this, &StudyOpening::scanFailed);
    connect(&m_loader, &StudyLoader::firstSeriesFound, this, &StudyOpening::showFirstSeries);
    connect(&m_loader, &StudyLoader::loaded, this, &StudyOpening::takeSeries);
    connect(&m_loader, &StudyLoader::finished, this, &StudyOpening::finishReading);
    connect(&current, &CurrentStudy::replaced, this, &StudyOpening::changed);
}

void StudyOpening::open(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (isBegun())
        m_current.close();
    m_paths = paths;
    m_isAgain = false;
    m_loader.scan(paths);
    Q_EMIT changed();
}

void StudyOpening::cancel()
{
    if (!m_loader.isScanning())
        return;
    m_loader.stopScanning();
    if (isBegun())
        m_current.close();
    Q_EMIT changed();
}

void StudyOpening::show(int index)
{
    const ScannedStudiesPtr scanned = m_current->scanned;
    const auto wanted = static_cast<std::size_t>(index);
    if (!isBegun() && index >= 0 && wanted < scanned->studies.size())
        showStudy(scanned, wanted);
}

void StudyOpening::scanAgain()
{
    if (!m_current.isOpen() || m_loader.isScanning() || !m_current->scanned->unpacked.empty())
        return;
    m_isAgain = true;
    m_loader.scan(m_paths);
}

bool StudyOpening::isBegun() const
{
    return std::holds_alternative<FirstSeriesOnly>(m_current->stage);
}

void StudyOpening::showFirstSeries(const ScannedStudiesPtr& offered)
{
    if (m_isAgain)
        return;
    FirstSeriesOnly begun;
    begun.scan = ScopeGuard([loader = QPointer(&m_loader)] {
        if (loader)
            loader->stopScanning();
    });
    m_current.show(std::make_unique<OpenStudy>(offered, 0, std::move(begun)));
    read({0});
}

void StudyOpening::showStudy(const ScannedStudiesPtr& scanned, std::size_t index)
{
    auto study = std::make_unique<OpenStudy>(scanned, index, RolesAwaited{});
    study->problems = scanned->problems;
    m_current.show(std::move(study));
    read(StudyLoader::loadingOrder(scanned->studies[index], scanned->roles[index]));
}

void StudyOpening::read(std::vector<std::size_t> order)
{
    m_current->reading = ScopeGuard([loader = QPointer(&m_loader)] {
        if (loader)
            loader->stopLoading();
    });
    m_loader.load(m_current->scanned, *m_current->index, std::move(order));
}

void StudyOpening::showScanned(const ScannedStudiesPtr& whole)
{
    if (std::exchange(m_isAgain, false)) {
        renew(whole);
        return;
    }
    const std::size_t wanted = newestOfPatient(*whole, StudyLoader::mostLumbar(*whole));
    if (isBegun() && studyBegunIn(*whole) == wanted)
        complete(whole, wanted);
    else
        showStudy(whole, wanted);
}

/// The shown study among those that the whole scan found.
std::optional<std::size_t> StudyOpening::studyBegunIn(const ScannedStudies& whole) const
{
    const Study& begun = *m_current->study();
    for (std::size_t i = 0; i < whole.studies.size(); ++i)
        if (isSameStudy(whole.studies[i], begun) && whole.studies[i].patientId == begun.patientId)
            return i;
    return std::nullopt;
}

/// Where the study is not found again, as when its folder was removed, it stays as it is.
void StudyOpening::renew(const ScannedStudiesPtr& again)
{
    const auto found = m_current.isOpen() ? studyBegunIn(*again) : std::nullopt;
    if (!found)
        return;
    const ScannedStudiesPtr before = std::exchange(m_current->scanned, again);
    const Study& old = before->studies[*std::exchange(m_current->index, *found)];
    if (hasSameSeries(old, again->studies[*found]) && areEqual(before->problems, again->problems))
        Q_EMIT changed(); // of the other studies
    else
        renewSeries(old);
}

/// Series with the same files keep their volumes. The old volumes of others are shown until the new
/// ones are read.
void StudyOpening::renewSeries(const Study& old)
{
    OpenStudy& open = *m_current;
    const Study& study = *open.study();
    const auto& roles = open.scanned->roles[*open.index];
    const SeriesList shown = std::exchange(open.series, SeriesList(study, roles));
    std::vector<std::size_t> order = StudyLoader::loadingOrder(study, roles);
    open.problems = open.scanned->problems;
    for (std::size_t i = 0; i < study.series.size(); ++i) {
        const auto same =
            std::find_if(old.series.begin(), old.series.end(),
                         [&](const Series& one) { return isSameSeries(one, study.series[i]); });
        if (same == old.series.end())
            continue;
        const SeriesEntry& entry =
            shown.entries()[static_cast<std::size_t>(same - old.series.begin())];
        if (entry.byReader)
            open.series.overrideRole(i, entry.role);
        if (entry.volumes.empty())
            continue;
        const LoadedSeries known{.seriesIndex = i,
                                 .volumes = entry.volumes,
                                 .thumbnail = entry.thumbnail,
                                 .problems = entry.problems,
                                 .failure = {}};
        if (hasSameFiles(*same, study.series[i])) {
            open.takeSeries(known);
            std::erase(order, i);
        } else {
            open.series.setPreview(known);
        }
    }
    open.stage = RolesAwaited{.isShown = true};
    open.saved.isRead = false; // saved roles may be of series that are new
    const bool rolesAreKnown = open.series.rolesLoaded();
    Q_EMIT m_current.problemsChanged();
    Q_EMIT changed();
    if (!rolesAreKnown)
        Q_EMIT completed();
    Q_EMIT m_current.seriesChanged();
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        if (open.series.volumesFor(role) != shown.volumesFor(role))
            Q_EMIT m_current.volumesChanged(role);
    read(std::move(order));
    if (rolesAreKnown)
        rolesAreRead();
}

/// The shown series stays as it is, and the others are added.
void StudyOpening::complete(const ScannedStudiesPtr& whole, std::size_t index)
{
    OpenStudy& open = *m_current;
    const ScannedStudiesPtr begun = std::exchange(open.scanned, whole);
    const Series& first = begun->studies.front().series.front();
    const auto loaded = std::exchange(std::get<FirstSeriesOnly>(open.stage).loaded, std::nullopt);
    open.stage = RolesAwaited{};
    open.index = index;
    const Study& shown = whole->studies[index];
    open.series = SeriesList(shown, whole->roles[index]);
    open.problems = whole->problems;
    std::vector<std::size_t> order = StudyLoader::loadingOrder(shown, whole->roles[index]);
    const auto same = std::find_if(shown.series.begin(), shown.series.end(),
                                   [&](const Series& one) { return isSameSeries(one, first); });
    if (loaded && same != shown.series.end()) {
        LoadedSeries kept = *loaded;
        kept.seriesIndex = static_cast<std::size_t>(same - shown.series.begin());
        if (hasSameFiles(*same, first)) {
            open.takeSeries(kept);
            std::erase(order, kept.seriesIndex);
        } else {
            open.series.setPreview(kept);
        }
    }
    open.saved.isRead = false; // saved roles may be of series that were missing before
    Q_EMIT m_current.problemsChanged();
    Q_EMIT changed();
    Q_EMIT completed();
    Q_EMIT m_current.seriesChanged();
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        Q_EMIT m_current.volumesChanged(role);
    read(std::move(order));
    if (open.series.rolesLoaded())
        rolesAreRead();
}

void StudyOpening::scanFailed(const QString& sentence)
{
    m_isAgain = false;
    if (isBegun())
        m_current.close();
    Q_EMIT changed();
    Q_EMIT failed(sentence);
}

void StudyOpening::takeSeries(const LoadedSeries& loaded)
{
    m_current->takeSeries(loaded);
    const SeriesEntry& entry = m_current->series.entries()[loaded.seriesIndex];
    Q_EMIT m_current.problemsChanged();
    Q_EMIT m_current.seriesChanged();
    if (entry.chosen && entry.role)
        Q_EMIT m_current.volumesChanged(*entry.role);
    if (std::holds_alternative<RolesAwaited>(m_current->stage) && m_current->series.rolesLoaded())
        rolesAreRead();
}

void StudyOpening::rolesAreRead()
{
    const auto* awaited = std::get_if<RolesAwaited>(&m_current->stage);
    const bool wasShown = awaited && awaited->isShown;
    m_current->stage = RolesRead{};
    if (!wasShown)
        Q_EMIT changed();
    // The database and the model wait until the panes have painted, so that they do not delay the
    // first image.
    QTimer::singleShot(0, &m_current->life, [this] { Q_EMIT rolesRead(); });
}

void StudyOpening::awaitRoles()
{
    m_current->stage = RolesAwaited{.isShown = true};
}

void StudyOpening::finishReading()
{
    if (isBegun())
        return;
    if (!m_current->hasRolesRead())
        rolesAreRead();
    m_current->stage = AllRead{};
    Q_EMIT allRead();
}

StudyState StudyOpening::state() const
{
    if (m_loader.isScanning() && !m_isAgain)
        return StudyState::Scanning;
    if (!m_current.isOpen())
        return StudyState::Empty;
    const auto* awaited = std::get_if<RolesAwaited>(&m_current->stage);
    return awaited && !awaited->isShown ? StudyState::Loading : StudyState::Shown;
}

} // namespace foramen
