#include "core/ai/grading/site_candidates.h"

#include "core/ai/grading/refusals.h"
#include "core/ai/localising/neural_foramina.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace foramen {

namespace {

void place(SiteCandidate& candidate, const FoundSite& found, const LocalisedRole& role)
{
    candidate.volume = &role.volumes[found.volume];
    candidate.slice = found.slice;
    candidate.point = found.point;
}

void refuseNearMetal(std::vector<SiteCandidate>& candidates, const LocalisedStudy& study)
{
    for (SiteCandidate& candidate : candidates) {
        const DiscLevel level = candidate.site.level;
        if (candidate.volume && study.metal[static_cast<std::size_t>(level)])
            candidate = {.site = candidate.site,
                         .refused = {ReasonCode::MetalNearLevel, nameOf(level)}};
    }
}

/// The dural sac's middle on the axial slice of a level, where it lies in the space of sagittal T2.
std::optional<PatientPoint> sacOnAxial(const LocalisedStudy& study, DiscLevel level)
{
    return study.shareSpace(study.t2, study.axial)
        ? study.recesses[static_cast<std::size_t>(level)].sac
        : std::nullopt;
}

Foramina foraminaOf(const LocalisedStudy& study)
{
    const LocalisedRole& t1 = study.t1;
    const auto viewOf = [](const LocalisedRole& role) {
        return SagittalView{&role.maps, &role.levels.frames};
    };
    RecessPairs pairs{};
    if (study.shareSpace(t1, study.axial))
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const auto& [left, right, sac] = study.recesses[level];
            const auto& disc = t1.levels.frames[level];
            if (!left || !right || !disc)
                continue;
            const PatientVector across = left->point - right->point;
            const PatientPoint between = right->point + across * 0.5;
            pairs[level] = RecessPair{dot(across, disc->left) / 2,
                                      dot(between - disc->center, disc->posterior)};
        }
    return findForamina(viewOf(t1),
                        study.shareSpace(t1, study.t2) ? viewOf(study.t2) : SagittalView{}, pairs);
}

const LocalisedRole& roleOf(const LocalisedStudy& study, Condition condition)
{
    if (isForaminal(condition))
        return study.t1;
    return isSubarticular(condition) ? study.axial : study.t2;
}

/// Whether a place lies on a pixel of the volume's slices; (0, 0) is the centre of the first one.
bool isInside(const VolumeGeometry& geometry, ImagePoint image)
{
    constexpr double half = 0.5;
    return image.column >= -half && image.column <= geometry.columns - half && image.row >= -half
        && image.row <= geometry.rows - half;
}

/// How near a given point comes to a volume.
enum class PointFit { OtherSeries, NoPicture, Outside, Inside };

/// Places a candidate at a point of a volume, where it lies inside.
PointFit placeAt(SiteCandidate& candidate, const CanonicalVolume& volume, const GivenPoint& point)
{
    const Volume& block = volume.volume();
    if (block.seriesId != point.seriesId)
        return PointFit::OtherSeries;
    const auto found =
        std::find_if(block.sources.begin(), block.sources.end(), [&](const SliceSource& source) {
            return source.instanceNumber == point.instanceNumber && !source.missing;
        });
    if (found == block.sources.end())
        return PointFit::NoPicture;
    if (!isInside(block.geometry, point.image))
        return PointFit::Outside;
    const auto slice = static_cast<double>(found - block.sources.begin());
    candidate.volume = &volume;
    candidate.point = block.geometry.patientFromVoxel({point.image.column, point.image.row, slice});
    candidate.slice =
        static_cast<int>(std::lround(volume.canonicalFromPatient(candidate.point).slice));
    return PointFit::Inside;
}

/// Points are given on the command line alone, which speaks English.
Reason whyNotAt(PointFit fit)
{
    if (fit == PointFit::NoPicture)
        return Reason::ofText(
            "The given point names a picture that the graded series does not have.");
    if (fit == PointFit::Outside)
        return Reason::ofText("The given point lies outside its picture.");
    return fit == PointFit::Inside ? Reason() : ReasonCode::GivenPointElsewhere;
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
    PointFit best = PointFit::OtherSeries; // of the blocks of a series
    for (const CanonicalVolume& volume : role.volumes) {
        best = std::max(best, placeAt(candidate, volume, *point));
        if (best == PointFit::Inside)
            break;
    }
    candidate.refused = whyNotAt(best);
    return candidate;
}

} // namespace

std::vector<SiteCandidate> canalCandidates(const LocalisedStudy& study)
{
    const LocalisedRole& t2 = study.t2;
    std::vector<SiteCandidate> candidates;
    for (const DiscLevel level : kLevels) {
        SiteCandidate candidate{.site = {Condition::SpinalCanalStenosis, level},
                                .refused = t2.reason()};
        if (candidate.refused.empty()) {
            if (!t2.levels.frames[static_cast<std::size_t>(level)])
                candidate.refused = whyNoLevel(t2, level);
            else if (const auto found =
                         findCanal(t2.maps, t2.levels, level, sacOnAxial(study, level)))
                place(candidate, *found, t2);
            else
                candidate.refused = {ReasonCode::DuralSacNotRecognised, nameOf(level)};
        }
        candidates.push_back(candidate);
    }
    refuseNearMetal(candidates, study);
    return candidates;
}

std::vector<SiteCandidate> foraminalCandidates(const LocalisedStudy& study)
{
    const LocalisedRole& t1 = study.t1;
    const Foramina foramina = foraminaOf(study);
    std::vector<SiteCandidate> candidates;
    for (const Condition condition :
         {Condition::LeftNeuralForaminalNarrowing, Condition::RightNeuralForaminalNarrowing})
        for (const DiscLevel level : kLevels) {
            SiteCandidate candidate{.site = {condition, level}, .refused = t1.reason()};
            const auto at = static_cast<std::size_t>(level);
            if (candidate.refused.empty()) {
                const auto& found =
                    sideOf(condition) == Side::Left ? foramina.left[at] : foramina.right[at];
                if (!t1.levels.frames[at])
                    candidate.refused = whyNoLevel(t1, level);
                else if (found)
                    place(candidate, *found, t1);
                else
                    candidate.refused = whyNoForamen(t1, candidate.site);
            }
            candidates.push_back(candidate);
        }
    refuseNearMetal(candidates, study);
    return candidates;
}

std::vector<SiteCandidate> recessCandidates(const LocalisedStudy& study)
{
    std::vector<SiteCandidate> candidates;
    for (const Condition condition :
         {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis})
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            SiteCandidate candidate{.site = {condition, kLevels[level]},
                                    .refused = study.noRecesses[level]};
            const Recesses& both = study.recesses[level];
            const auto& found = sideOf(condition) == Side::Left ? both.left : both.right;
            if (found)
                place(candidate, *found, study.axial);
            else if (candidate.refused.empty())
                candidate.refused = whyNoRecess(candidate.site);
            candidates.push_back(candidate);
        }
    refuseNearMetal(candidates, study);
    return candidates;
}

std::vector<SiteCandidate> candidatesAt(std::span<const GivenPoint> points,
                                        const LocalisedStudy& study, Condition condition)
{
    std::vector<SiteCandidate> candidates;
    candidates.reserve(2 * kLevelCount);
    for (const DiscLevel level : kLevels)
        candidates.push_back(candidateAt(points, roleOf(study, condition), {condition, level}));
    if (sideOf(condition))
        for (const DiscLevel level : kLevels)
            candidates.push_back(
                candidateAt(points, roleOf(study, condition), {mirrored(condition), level}));
    return candidates;
}

} // namespace foramen
