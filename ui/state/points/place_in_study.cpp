#include "ui/state/points/place_in_study.h"

#include "core/imaging/levels/disc_places.h"
#include "ui/state/study/open_study.h"

#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// A point nearer to the middle than this is on neither side, mm.
constexpr double kMiddleMm = 0.5;

std::optional<PatientPoint> pointIn(const OpenStudy& study, PatientPoint point,
                                    const VolumePtr& from, const Volume& shown)
{
    // A series that names no Frame of Reference may be in any.
    if (!from || from->seriesInstanceUid == shown.seriesInstanceUid
        || from->frameOfReferenceUid.empty() || shown.frameOfReferenceUid.empty())
        return point;
    const SpaceLink link = study.spaces.between(*from, shown);
    return link.isLinked() ? std::optional(point + link.toSecond()) : std::nullopt;
}

/// x of the patient's midline at a level in the coordinates of a volume, LPS, mm; none where that
/// level has no points.
std::optional<double> middleOfLevel(const OpenStudy& study, DiscLevel level, const Volume& shown)
{
    const SiteLocation* canal =
        study.assessment.cell({Condition::SpinalCanalStenosis, level}).location();
    if (canal)
        if (const auto point = pointIn(study, *canal, shown))
            return point->x;
    const auto& disc = study.assessment.levels()[static_cast<std::size_t>(level)].discCenter;
    const auto sagittal = study.series.volumesFor(SeriesRole::SagittalT2);
    const auto point = disc
        ? pointIn(study, *disc, sagittal.empty() ? nullptr : sagittal.front(), shown)
        : std::nullopt;
    return point ? std::optional(point->x) : std::nullopt;
}

/// The same, from the nearest level that has points.
std::optional<double> middleAt(const OpenStudy& study, DiscLevel level, const Volume& shown)
{
    const int wanted = static_cast<int>(level);
    for (int away = 0; away < static_cast<int>(kLevelCount); ++away)
        for (const int other : {wanted - away, wanted + away})
            if (other >= 0 && other < static_cast<int>(kLevelCount))
                if (const auto x =
                        middleOfLevel(study, kLevels[static_cast<std::size_t>(other)], shown))
                    return x;
    return std::nullopt;
}

} // namespace

std::optional<PatientPoint> pointIn(const OpenStudy& study, const SiteLocation& location,
                                    const Volume& shown)
{
    return pointIn(study, location.patient, study.series.firstBlockOf(location.seriesInstanceUid),
                   shown);
}

LevelLocations discsIn(const OpenStudy& study, const VolumePtr& shown)
{
    return discPlaces(study.assessment.levels(), shown, study.spaces,
                      [&study](SeriesRole role) { return study.series.volumesFor(role); });
}

PlaceSide sideOfPlace(const OpenStudy& study, DiscLevel level, PatientPoint point,
                      const Volume& shown)
{
    const auto middle = middleAt(study, level, shown);
    if (!middle)
        return PlaceSide::Unknown;
    const double toLeft = point.x - *middle; // LPS: x grows to the patient's left
    if (std::abs(toLeft) < kMiddleMm)
        return PlaceSide::Middle;
    return toLeft > 0 ? PlaceSide::Left : PlaceSide::Right;
}

} // namespace foramen
