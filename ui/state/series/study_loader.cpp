#include "ui/state/series/study_loader.h"

#include "core/base/exception_failure.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/slice_picture.h"
#include "core/imaging/volume_builder.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/series/patient_match.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

constexpr int kThumbnailSize = 192; ///< pixels: 96 logical ones on a HiDPI screen
/// In the order of the panes, so that the first picture comes first.
constexpr std::array kHangingOrder = {SeriesRole::SagittalT2, SeriesRole::SagittalT1,
                                      SeriesRole::AxialT2};

QImage thumbnailOf(const std::vector<VolumePtr>& volumes)
{
    if (volumes.empty())
        return {};
    const Volume& volume = *volumes[volumes.size() / 2];
    const GrayPicture picture = slicePicture(volume, volume.geometry.slices / 2, kThumbnailSize);
    if (!picture.colors.empty())
        return QImage(picture.colors.data(), picture.columns, picture.rows,
                      qsizetype{3} * picture.columns, QImage::Format_RGB888)
            .copy();
    return QImage(picture.gray.data(), picture.columns, picture.rows, picture.columns,
                  QImage::Format_Grayscale8)
        .copy();
}

LoadedSeries readSeries(const Series& series, std::size_t index, const Task& task)
{
    LoadedSeries loaded{
        .seriesIndex = index, .volumes = {}, .thumbnail = {}, .problems = {}, .failure = {}};
    if (pictureCount(series) == 0)
        return loaded;
    try {
        auto set = buildVolumes(series, task);
        if (!set) {
            loaded.failure = set.error().reason;
            return loaded;
        }
        loaded.volumes = std::move(set->volumes);
        loaded.problems = std::move(set->problems);
        loaded.thumbnail = thumbnailOf(loaded.volumes);
    } catch (const std::exception&) { // memory is short: the other series are still read
        loaded.volumes.clear();
        loaded.failure = errorOfException().reason;
    }
    return loaded;
}

std::vector<std::filesystem::path> pathsOf(const QStringList& texts)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& text : texts)
        paths.emplace_back(text.toStdString());
    return paths;
}

/// Copies of one picture replace files that were not read, so that they look like a series.
void spread(Series& series)
{
    constexpr double step = 4; // mm, the usual distance of lumbar slices
    PatientPoint before{};
    int copies = 0;
    for (Instance& instance : series.instances) {
        if (instance.frames.size() != 1 || !instance.frames.front().plane)
            continue;
        ImagePlane& plane = *instance.frames.front().plane;
        const bool isCopy = copies > 0 && plane.position == before;
        before = plane.position;
        copies = isCopy ? copies + 1 : 1;
        plane.position =
            plane.position + step * (copies - 1) * cross(plane.rowDirection, plane.columnDirection);
    }
}

/// The series that will hang first, judged by a few files of each.
std::optional<SeriesChoice> likelyFirst(const std::vector<Study>& sampled)
{
    ScannedStudies likely;
    likely.studies = sampled;
    for (Study& study : likely.studies) {
        for (Series& series : study.series)
            spread(series);
        likely.roles.push_back(assignRoles(study));
    }
    if (likely.studies.empty())
        return std::nullopt;
    const std::size_t study = newestOfPatient(likely, StudyLoader::mostLumbar(likely));
    const auto& roles = likely.roles[study];
    const std::size_t first = StudyLoader::loadingOrder(likely.studies[study], roles).front();
    const bool hangs = std::any_of(roles.begin(), roles.end(), [&](const RoleAssignment& one) {
        return one.seriesIndex == first && one.chosen && one.guess.role;
    });
    return hangs ? std::optional(SeriesChoice{study, first}) : std::nullopt;
}

ScannedStudiesPtr withRoles(ScanResult result)
{
    auto scanned = std::make_shared<ScannedStudies>();
    scanned->studies = std::move(result.studies);
    scanned->problems = std::move(result.problems);
    scanned->unpacked = std::move(result.unpacked);
    for (const Study& study : scanned->studies)
        scanned->roles.push_back(assignRoles(study));
    return scanned;
}

/// A study of one series to be shown early; none where it is as a whole no stack to show.
ScannedStudiesPtr offered(Study study)
{
    ScanResult first;
    first.studies.push_back(std::move(study));
    ScannedStudiesPtr found = withRoles(std::move(first));
    const auto& roles = found->roles.front();
    return !roles.empty() && roles.front().chosen ? found : nullptr;
}

} // namespace

StudyLoader::StudyLoader(QObject* parent)
    : QObject(parent)
{
}

void StudyLoader::scan(const QStringList& paths)
{
    const auto work = [this, mailbox = m_scanner.mailbox(), scan = m_scan,
                       paths](const Task& task) -> Result<ScannedStudiesPtr> {
        const ScanWatch watch{.prefer = likelyFirst,
                              .early = [this, mailbox, stop = task.stop](Study study) {
                                  const ScannedStudiesPtr found = offered(std::move(study));
                                  if (!found)
                                      return;
                                  mailbox.post([this, stop, found] {
                                      if (!stop.stop_requested())
                                          Q_EMIT firstSeriesFound(found);
                                  });
                              }};
        auto result = scan(pathsOf(paths), task, watch);
        if (!result)
            return tl::make_unexpected(result.error());
        return withRoles(std::move(*result));
    };
    m_scanner.start(work, [this](const Result<ScannedStudiesPtr>& result) {
        if (result && !(*result)->studies.empty())
            Q_EMIT scanned(*result);
        else if (result)
            Q_EMIT scanFailed(tr("No DICOM images were found there."));
        else
            Q_EMIT scanFailed(reasonText(result.error().reason));
    });
}

void StudyLoader::load(const ScannedStudiesPtr& scanned, std::size_t studyIndex,
                       std::vector<std::size_t> order)
{
    const auto work = [this, mailbox = m_reader.mailbox(), scanned, studyIndex,
                       order = std::move(order)](const Task& task) -> Result<void> {
        const Study& study = scanned->studies[studyIndex];
        for (const std::size_t index : order) {
            if (task.cancelled())
                break;
            auto series = readSeries(study.series[index], index, task);
            mailbox.post([this, stop = task.stop, series = std::move(series)] {
                if (!stop.stop_requested())
                    Q_EMIT loaded(series);
            });
        }
        return {};
    };
    // Each series says itself why it cannot be read.
    m_reader.start(work, [this](const Result<void>&) { Q_EMIT finished(); });
}

void StudyLoader::stopScanning()
{
    m_scanner.cancel();
}

bool StudyLoader::isScanning() const
{
    return m_scanner.isRunning();
}

void StudyLoader::stopLoading()
{
    m_reader.cancel();
}

std::vector<std::size_t> StudyLoader::loadingOrder(const Study& study,
                                                   const std::vector<RoleAssignment>& roles)
{
    std::vector<std::size_t> order;
    for (const SeriesRole role : kHangingOrder)
        for (const RoleAssignment& assignment : roles)
            if (assignment.chosen && assignment.guess.role == role)
                order.push_back(assignment.seriesIndex);
    for (std::size_t index = 0; index < study.series.size(); ++index)
        if (std::find(order.begin(), order.end(), index) == order.end())
            order.push_back(index);
    return order;
}

std::size_t StudyLoader::mostLumbar(const ScannedStudies& scanned)
{
    std::size_t best = 0;
    std::tuple<std::size_t, int, int> bestRank{0, -1, -1};
    for (std::size_t i = 0; i < scanned.studies.size(); ++i) {
        std::set<SeriesRole> roles;
        int inRoles = 0;
        int all = 0;
        for (const RoleAssignment& assignment : scanned.roles[i])
            if (assignment.chosen && assignment.guess.role) {
                roles.insert(*assignment.guess.role);
                inRoles += pictureCount(scanned.studies[i].series[assignment.seriesIndex]);
            }
        for (const Series& series : scanned.studies[i].series)
            all += pictureCount(series);
        const std::tuple rank{roles.size(), inRoles, all};
        if (rank > bestRank) {
            bestRank = rank;
            best = i;
        }
    }
    return best;
}

} // namespace foramen
