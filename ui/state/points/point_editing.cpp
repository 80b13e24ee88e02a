#include "ui/state/points/point_editing.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/language/term_text.h"
#include "ui/state/points/place_in_study.h"
#include "ui/state/study/current_study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Points nearer to each other than this are the same, mm.
constexpr double kSameMm = 0.01;

SiteLocation locationOn(const Volume& volume, int slice, PatientPoint point, ImagePoint image)
{
    const SliceSource& source = volume.sources[static_cast<std::size_t>(slice)];
    return {.seriesInstanceUid = volume.seriesInstanceUid,
            .sopInstanceUid = source.sopInstanceUid,
            .instanceNumber = source.instanceNumber,
            .image = image,
            .patient = point};
}

bool isSame(const SiteLocation& a, const SiteLocation& b)
{
    return a.seriesInstanceUid == b.seriesInstanceUid && a.sopInstanceUid == b.sopInstanceUid
        && distance(a.patient, b.patient) < kSameMm;
}

/// A place on a slice of a volume.
struct PlaceOnSlice {
    VolumePtr volume;
    int slice = 0;
    VoxelPoint voxel; ///< of the slice
};

/// A point moved along the slice normal onto a slice; none where that lies beside the picture.
std::optional<PlaceOnSlice> ontoSlice(PatientPoint point, const VolumePtr& volume, int slice)
{
    const VolumeGeometry& geometry = volume->geometry;
    const PatientPoint there =
        point - geometry.sliceNormal() * geometry.distanceFromSlice(point, slice);
    VoxelPoint voxel = geometry.voxelFromPatient(there);
    voxel.slice = slice;
    if (!geometry.contains(voxel))
        return std::nullopt;
    return PlaceOnSlice{volume, slice, voxel};
}

/// The nearest place on a slice of a series that the point lies over; none where there is none.
std::optional<PlaceOnSlice> ontoSeries(PatientPoint point, const std::vector<VolumePtr>& blocks)
{
    std::optional<PlaceOnSlice> nearest;
    double least = std::numeric_limits<double>::max();
    for (const VolumePtr& block : blocks) {
        for (int slice = 0; block->hasGeometry && slice < block->geometry.slices; ++slice) {
            const double away = distanceToSlice(*block, slice, point);
            const auto place = away < least ? ontoSlice(point, block, slice) : std::nullopt;
            if (place) {
                nearest = place;
                least = away;
            }
        }
    }
    return nearest;
}

std::vector<VolumePtr> blocksOf(const OpenStudy& study, const std::string& seriesInstanceUid)
{
    for (const SeriesEntry& entry : study.series.entries())
        if (!entry.volumes.empty() && entry.volumes.front()->seriesInstanceUid == seriesInstanceUid)
            return entry.volumes;
    return {};
}

/// Unit vector along the spine at a level, towards the feet: between the next discs that are known
/// above and below, else the long axis of the body.
PatientVector alongSpine(const LevelLocations& discs, DiscLevel level)
{
    const auto at = static_cast<int>(level);
    const auto known = [&](int from, int to, int by) -> std::optional<PatientPoint> {
        for (int one = from; one != to; one += by)
            if (const auto& disc = discs[static_cast<std::size_t>(one)].discCenter)
                return disc;
        return std::nullopt;
    };
    const auto here = discs[static_cast<std::size_t>(level)].discCenter;
    auto above = known(at - 1, -1, -1);
    auto below = known(at + 1, static_cast<int>(kLevelCount), 1);
    if (!above)
        above = here;
    if (!below)
        below = here;
    const PatientVector axis = above && below ? *below - *above : PatientVector{};
    return length(axis) > 0 ? normalized(axis) : PatientVector{0, 0, -1};
}

} // namespace

PointEditing::PointEditing(CurrentStudy& current, AssessmentEditing& editing, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_editing(editing)
{
    // The question is about the study and the levels as they are.
    connect(&current, &CurrentStudy::replaced, this, &PointEditing::dropQuestion);
    connect(&current, &CurrentStudy::assessmentChanged, this, &PointEditing::dropQuestion);
}

void PointEditing::set(Site site, const SiteLocation& location)
{
    const auto& now = m_current->assessment.cell(site).readerLocation;
    if (!now || !isSame(*now, location))
        m_editing.setPoint(site, CellAction::PointMoved, location);
}

void PointEditing::place(Site site, PatientPoint point, const VolumePtr& volume, int slice,
                         ImagePoint image)
{
    dropQuestion(); // a newer place answers it
    if (!m_editing.canEdit() || !volume || slice < 0 || slice >= volume->geometry.slices)
        return;
    if (!volume->hasGeometry) {
        Q_EMIT failed(
            tr("This series has no geometry, so the patient's side cannot be determined."));
        return;
    }
    const SiteLocation location = locationOn(*volume, slice, point, image);
    const auto side = sideOf(site.condition);
    const PlaceSide found = sideOfPlace(*m_current, site.level, point, *volume);
    const PlaceSide other = side == Side::Left ? PlaceSide::Right : PlaceSide::Left;
    if (side && found == PlaceSide::Middle)
        Q_EMIT failed(*side == Side::Left ? tr("That place is not on the patient's left side.")
                                          : tr("That place is not on the patient's right side."));
    else if (side && found == other)
        ask(Asked{site, location});
    else
        set(site, location);
}

void PointEditing::moveToSlice(Site site, const VolumePtr& volume, int slice)
{
    if (!m_editing.canEdit() || !volume || slice < 0 || slice >= volume->geometry.slices)
        return;
    const SiteLocation* now = m_current->assessment.cell(site).location();
    if (!now) {
        Q_EMIT failed(
            tr("%1 has no point that could be moved. Place it first.").arg(shortNameOf(site)));
        return;
    }
    const auto point = volume->hasGeometry ? pointIn(*m_current, *now, *volume) : std::nullopt;
    const auto there = point ? ontoSlice(*point, volume, slice) : std::nullopt;
    if (!there) {
        Q_EMIT failed(point ? tr("The point of %1 lies beside this slice.").arg(shortNameOf(site))
                            : tr("This series is not linked with that of the point of %1. Place "
                                 "the point in it by hand.")
                                  .arg(shortNameOf(site)));
        return;
    }
    place(site, volume->geometry.patientFromVoxel(there->voxel), volume, slice,
          {there->voxel.column, there->voxel.row});
}

void PointEditing::snapToLevel(Site site)
{
    if (!m_editing.canEdit())
        return;
    const SiteLocation* now = m_current->assessment.cell(site).location();
    if (!now) {
        Q_EMIT failed(
            tr("%1 has no point that could be moved. Place it first.").arg(shortNameOf(site)));
        return;
    }
    const std::vector<VolumePtr> blocks = blocksOf(*m_current, now->seriesInstanceUid);
    if (blocks.empty()) {
        Q_EMIT failed(tr("The series of the point of %1 is not open.").arg(shortNameOf(site)));
        return;
    }
    const LevelLocations discs = discsIn(*m_current, blocks.front());
    const auto& disc = discs[static_cast<std::size_t>(site.level)].discCenter;
    if (!disc) {
        Q_EMIT failed(tr("The place of the disc %1 is not known.").arg(termText(site.level)));
        return;
    }
    const PatientVector spine = alongSpine(discs, site.level);
    const auto there = ontoSeries(now->patient - spine * dot(now->patient - *disc, spine), blocks);
    if (!there) {
        Q_EMIT failed(tr("No slice of the point's series passes through the disc %1 there.")
                          .arg(termText(site.level)));
        return;
    }
    place(site, there->volume->geometry.patientFromVoxel(there->voxel), there->volume, there->slice,
          {there->voxel.column, there->voxel.row});
}

void PointEditing::acceptModelPoint(Site site)
{
    dropQuestion();
    if (!m_editing.canEdit())
        return;
    const AssessmentCell& cell = m_current->assessment.cell(site);
    const Finding* found = cell.modelFinding();
    if (!found || !found->location) {
        Q_EMIT failed(tr("The AI has no point of %1.").arg(shortNameOf(site)));
        return;
    }
    if (!cell.readerLocation || !isSame(*cell.readerLocation, *found->location))
        m_editing.setPoint(site, CellAction::PointAccepted, found->location);
}

void PointEditing::remove(Site site)
{
    dropQuestion();
    if (!m_editing.canEdit())
        return;
    if (m_current->assessment.cell(site).location())
        m_editing.setPoint(site, CellAction::PointRemoved, std::nullopt);
    else
        Q_EMIT failed(tr("%1 has no point.").arg(shortNameOf(site)));
}

QString PointEditing::question() const
{
    if (!m_asked)
        return {};
    return sideOf(m_asked->site.condition) == Side::Left
        ? tr("This place is on the patient's right, but %1 is on the left. Nothing was moved.")
              .arg(shortNameOf(m_asked->site))
        : tr("This place is on the patient's left, but %1 is on the right. Nothing was moved.")
              .arg(shortNameOf(m_asked->site));
}

void PointEditing::answer(Answer answer)
{
    const auto asked = std::exchange(m_asked, std::nullopt);
    if (!asked)
        return;
    Q_EMIT questionChanged();
    if (!m_editing.canEdit())
        return;
    Site site = asked->site;
    if (answer == Answer::OtherSite)
        site.condition = mirrored(site.condition);
    set(site, asked->location);
}

void PointEditing::dropQuestion()
{
    ask(std::nullopt);
}

void PointEditing::ask(std::optional<Asked> asked)
{
    if (!asked && !m_asked)
        return;
    m_asked = std::move(asked);
    Q_EMIT questionChanged();
}

} // namespace foramen
