#include "core/ai/grading/given_points.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

const LocalisedRole& roleOf(const LocalisedStudy& study, Condition condition)
{
    if (isForaminal(condition))
        return study.t1;
    return isSubarticular(condition) ? study.axial : study.t2;
}

/// Places a candidate at a point of a volume. @return false when the picture is none of it.
bool place(SiteCandidate& candidate, const CanonicalVolume& volume, const GivenPoint& point)
{
    const Volume& block = volume.volume();
    if (block.seriesId != point.seriesId)
        return false;
    const auto found =
        std::find_if(block.sources.begin(), block.sources.end(), [&](const SliceSource& source) {
            return source.instanceNumber == point.instanceNumber && !source.missing;
        });
    if (found == block.sources.end())
        return false;
    const auto slice = static_cast<double>(found - block.sources.begin());
    candidate.volume = &volume;
    candidate.point = block.geometry.patientFromVoxel({point.image.column, point.image.row, slice});
    candidate.slice =
        static_cast<int>(std::lround(volume.canonicalFromPatient(candidate.point).slice));
    return true;
}

SiteCandidate candidateAt(std::span<const GivenPoint> points, const LocalisedRole& role, Site site)
{
    SiteCandidate candidate{.site = site, .refused = role.reason()};
    if (!candidate.refused.empty())
        return candidate;
    const auto point = std::find_if(points.begin(), points.end(),
                                    [&](const GivenPoint& one) { return one.site == site; });
    if (point == points.end()) {
        candidate.refused = ReasonCode::NoPointGiven;
        return candidate;
    }
    const bool isPlaced =
        std::any_of(role.volumes.begin(), role.volumes.end(), [&](const CanonicalVolume& volume) {
            return place(candidate, volume, *point);
        });
    if (!isPlaced)
        candidate.refused = ReasonCode::GivenPointElsewhere;
    return candidate;
}

} // namespace

std::vector<SiteCandidate> candidatesAt(std::span<const GivenPoint> points,
                                        const LocalisedStudy& study, Condition condition)
{
    std::vector<SiteCandidate> candidates;
    for (const DiscLevel level : kLevels)
        candidates.push_back(candidateAt(points, roleOf(study, condition), {condition, level}));
    if (sideOf(condition))
        for (const DiscLevel level : kLevels)
            candidates.push_back(
                candidateAt(points, roleOf(study, condition), {mirrored(condition), level}));
    return candidates;
}

} // namespace foramen
